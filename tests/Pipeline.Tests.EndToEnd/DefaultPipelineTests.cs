using System.Text.Json;

namespace Pipeline.Tests.EndToEnd;

/// <summary>The pipeline file of the repository over its seeds: what a new user sees first.</summary>
public sealed class DefaultPipelineTests : IDisposable
{
    private readonly Scratch _scratch = new Scratch().CopySeeds();

    public DefaultPipelineTests() => File.Copy(Repository.File("pipeline.yaml"), _scratch["pipeline.yaml"]);

    [Fact]
    public async Task Run_WithoutArguments_ShowsSummaryAndQuotesAndWritesTheExports()
    {
        var result = (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);

        Assert.Contains("Summary", result.Output, StringComparison.Ordinal);
        Assert.Contains("Karoline Leavitt", result.Output, StringComparison.Ordinal);
        Assert.Contains("quarantined in", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Equal(Directory.GetFiles(_scratch["seeds"]).Length, File.ReadAllLines(_scratch["out/news.jsonl"]).Length);
        Assert.EndsWith("</html>\n", File.ReadAllText(_scratch["out/news.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logistical issues.", "Tammy Bruce")]
    [InlineData("Ukraine will not legally recognize the occupation of Crimea,", "Volodymyr Zelensky")]
    [InlineData("There is nothing to talk about. It is against our constitution.", "Volodymyr Zelensky")]
    [InlineData("productive conversation", "Marco Rubio")]
    [InlineData("(looks) forward to following up", "Marco Rubio")]
    [InlineData("have to see an enthusiasm to want to end it", "Donald Trump")]
    [InlineData("hopefully moving in the right direction,", "Karoline Leavitt")]
    [InlineData("(Putin) had in mind negotiations and discussions with the Ukrainian side,", "Dmitry Peskov")]
    public async Task Run_Seed_AttributesTheVerbatimWords(string words, string speaker)
    {
        await PipelineProgram.RunAsync(_scratch.Root);
        using var record = Seed();
        var text = record.RootElement.GetProperty("text").GetString()!;

        var quotes = record.RootElement.GetProperty("quotes").EnumerateArray()
            .Where(quote => quote.GetProperty("verbatim").EnumerateArray().Any(part => Slice(text, part) == words)).ToArray();

        Assert.Equal(speaker, Assert.Single(quotes).GetProperty("speaker").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Run_Seed_FindsIndirectStatementsAndLeavesTheCreditAlone()
    {
        await PipelineProgram.RunAsync(_scratch.Root);
        using var record = Seed();
        var text = record.RootElement.GetProperty("text").GetString()!;
        var blocks = record.RootElement.GetProperty("blocks").EnumerateArray().ToArray();
        var credit = blocks[^1];
        var quotes = record.RootElement.GetProperty("quotes").EnumerateArray().ToArray();

        Assert.Equal("credit", credit.GetProperty("kind").GetString());
        Assert.Contains(blocks, block => block.GetProperty("kind").GetString() == "heading" && Slice(text, block) == "Difficult discussions");
        Assert.InRange(quotes.Count(static quote => quote.GetProperty("kind").GetString() == "indirect" && quote.GetProperty("speaker").ValueKind == JsonValueKind.Object), 10, 40);
        Assert.DoesNotContain(quotes, quote => Slice(text, quote).Contains("stepping back", StringComparison.Ordinal) && quote.GetProperty("kind").GetString() != "indirect"
            && quote.GetProperty("speaker") is { ValueKind: JsonValueKind.Object } speaker && speaker.GetProperty("name").GetString() == "Karoline Leavitt");
        var start = credit.GetProperty("start").GetInt32();
        Assert.All(quotes, quote => Assert.True(quote.GetProperty("end").GetInt32() <= start));
        Assert.All(record.RootElement.GetProperty("summary").GetProperty("sentences").EnumerateArray(), sentence => Assert.True(sentence.GetProperty("end").GetInt32() <= start));
    }

    [Fact]
    public async Task Run_EveryQuote_LeadsBackToItsBytesInTheFile()
    {
        await PipelineProgram.RunAsync(_scratch.Root);
        var file = File.ReadAllBytes(_scratch["seeds/000_93b5036ae66e0d32.txt"]);
        using var record = Seed();
        var text = record.RootElement.GetProperty("text").GetString()!;

        Assert.All(record.RootElement.GetProperty("quotes").EnumerateArray(), quote =>
        {
            var origin = quote.GetProperty("origin");
            var bytes = file[origin.GetProperty("byteStart").GetInt32()..origin.GetProperty("byteEnd").GetInt32()];
            Assert.Equal(Slice(text, quote), System.Text.Encoding.UTF8.GetString(bytes));
        });
    }

    [Fact]
    public async Task Run_AnyLanesCultureAndTimeZone_WritesTheSameBytes()
    {
        (string Lanes, string Culture, string Zone)[] settings =
            [("1", "C.UTF-8", "UTC"), ("2", "tr_TR.UTF-8", "Asia/Kolkata"), ("7", "de_DE.UTF-8", "America/St_Johns"), ("7", "ar_SA.UTF-8", "UTC")];
        var runs = new List<(string Output, byte[] Jsonl, byte[] Html)>();
        foreach (var (lanes, culture, zone) in settings)
        {
            if (Directory.Exists(_scratch["out"]))
                Directory.Delete(_scratch["out"], recursive: true);
            var environment = new Dictionary<string, string> { ["LC_ALL"] = culture, ["LANG"] = culture, ["TZ"] = zone };
            var result = (await PipelineProgram.RunAsync(_scratch.Root, environment, "run", "--lanes", lanes)).Expect(0);
            runs.Add((result.Output, File.ReadAllBytes(_scratch["out/news.jsonl"]), File.ReadAllBytes(_scratch["out/news.html"])));
        }

        Assert.All(runs, run =>
        {
            Assert.Equal(runs[0].Output, run.Output);
            Assert.Equal(runs[0].Jsonl, run.Jsonl);
            Assert.Equal(runs[0].Html, run.Html);
        });
    }

    [Fact]
    public async Task Run_TagQuotesAboveSegment_ShowsTheMoveAndWritesNothing()
    {
        _scratch.Write("pipeline.yaml", File.ReadAllText(_scratch["pipeline.yaml"]).Replace("  - segment\n  - tag-quotes\n", "  - tag-quotes\n  - segment\n", StringComparison.Ordinal));

        var result = (await PipelineProgram.RunAsync(_scratch.Root)).Expect(2);

        Assert.Contains(
            """
            error[PL1021]: `tag-quotes` needs `sentences`, and nothing before it provides them
              --> pipeline.yaml:11:5
               |
            11 |   - tag-quotes
               |     ^^^^^^^^^^ requires: sentences, tokens
            12 |   - segment
               |     ------- provides them, but runs later
               = fix: move line 12 above line 11
            """.ReplaceLineEndings("\n"),
            result.Error,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch["out"]));
    }

    [Fact]
    public async Task Check_Fix_PutsTheStagesIntoALegalOrder()
    {
        var good = File.ReadAllText(_scratch["pipeline.yaml"]);
        _scratch.Write("pipeline.yaml", good.Replace("  - segment\n  - tag-quotes\n", "  - tag-quotes\n  - segment\n", StringComparison.Ordinal));

        (await PipelineProgram.RunAsync(_scratch.Root, "check")).Expect(2);
        (await PipelineProgram.RunAsync(_scratch.Root, "check", "--fix")).Expect(0);

        Assert.Equal(good, File.ReadAllText(_scratch["pipeline.yaml"]));
    }

    public void Dispose() => _scratch.Dispose();

    private JsonDocument Seed() =>
        JsonDocument.Parse(File.ReadLines(_scratch["out/news.jsonl"]).Single(static line => line.Contains("000_93b5036ae66e0d32.txt", StringComparison.Ordinal)));

    private static string Slice(string text, JsonElement span) => text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()];
}
