using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Tests.EndToEnd;

public sealed class ExitCodeTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Run_OneFileIsNotText_ExportsTheOthersAndExits1()
    {
        _scratch.Write("in/a.txt", "Good morning.\n").Write("in/c.txt", "Good night.\n").Write("pipeline.yaml", Pipeline("in/*.txt"));
        File.WriteAllBytes(_scratch["in/b.txt"], [.. Enumerable.Range(0, 2000).Select(static number => (byte)(number % 7))]);

        var result = (await PipelineProgram.RunAsync(_scratch.Root)).Expect(1);

        Assert.Equal(2, File.ReadAllLines(_scratch["out/a.jsonl"]).Length);
        Assert.Contains("in/b.txt is quarantined: `source` (pipeline.yaml:3) failed:", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lanes", "0")]
    [InlineData("--nonsense")]
    [InlineData("frobnicate")]
    [InlineData("run", "missing.yaml")]
    [InlineData("check", "missing.yaml")]
    [InlineData("show", "missing.txt")]
    [InlineData("check", "--format", "xml")]
    [InlineData("check", "")]
    [InlineData("run", ".")]
    public async Task AnyVerb_WrongUsage_Exits2WithOneClearMessage(params string[] arguments)
    {
        var result = (await PipelineProgram.RunAsync(_scratch.Root, arguments)).Expect(2);

        Assert.Contains("error", result.Error + result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OutputFolderIsAFile_Exits1AndSaysWhy()
    {
        _scratch.Write("in/a.txt", "Good morning.\n").Write("out", "in the way").Write("pipeline.yaml", Pipeline("in/*.txt"));

        var result = (await PipelineProgram.RunAsync(_scratch.Root)).Expect(1);

        Assert.Contains("the run stopped early", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Run_Signalled_DrainsAndLeavesWholeRecords(string signal, int exitCode)
    {
        Directory.CreateDirectory(_scratch["in"]);
        var article = string.Join('\n', Enumerable.Repeat("“We will go on,” Jane Porter said on Monday. The council agreed that the bridge would stay closed.", 40));
        for (var i = 0; i < 5000; i++)
            File.WriteAllText(_scratch[$"in/{i:D5}.txt"], article);
        _scratch.Write("pipeline.yaml", Pipeline("in/*.txt"));

        using var process = PipelineProgram.Start(_scratch.Root, new Dictionary<string, string>(), "run", "--json");
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(line);
        using (var kill = Process.Start("sh", ["-c", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var result = (await PipelineProgram.FinishAsync(process)).Expect(exitCode);

        var records = File.ReadAllLines(_scratch["out/a.jsonl"]);
        Assert.InRange(records.Length, 1, 4999);
        Assert.All(records, static record => JsonDocument.Parse(record).Dispose());
        using var last = JsonDocument.Parse(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        Assert.Equal(records.Length, last.RootElement.GetProperty("exported").GetInt32());
        Assert.True(last.RootElement.GetProperty("cancelled").GetBoolean());
    }

    public void Dispose() => _scratch.Dispose();

    private static string Pipeline(string include) => $$"""
        version: 1
        source:
          use: files
          with: { include: ["{{include}}"] }
        stages:
          - clean
          - segment
          - tag-quotes
          - use: export
            with: { to: out/a.jsonl }
        """;
}
