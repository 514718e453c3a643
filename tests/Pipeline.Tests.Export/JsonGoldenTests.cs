using Pipeline.Export;

namespace Pipeline.Tests.Export;

public sealed class JsonGoldenTests
{
    [Fact]
    public async Task Write_HandBuiltArticles_MatchesTheGoldenLines() =>
        Golden.Check("harbour.jsonl", await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, Articles.Harbour(), Articles.Plain()));

    [Fact]
    public async Task Write_HandBuiltArticles_MatchesTheGoldenArray() =>
        Golden.Check("harbour.json", await ExportRun.TextAsync(
            new ExportOptions { To = "x.json", Tokens = true, Offsets = OffsetUnit.Codepoint }, Articles.Harbour(), Articles.Plain()));
}
