namespace Pipeline.Tests.Worker;

/// <summary><c>isolation:</c> in a pipeline file.</summary>
public sealed class IsolationTests : VerbFixture
{
    [Fact]
    public async Task Run_AnIsolatedStage_WritesTheSameRecord()
    {
        await RunAsync("run");
        var before = File.ReadAllText("out/a.jsonl");
        Write("pipeline.yaml", Pipeline.Replace("  - tag-quotes", "  - { use: tag-quotes, isolation: process }", StringComparison.Ordinal));

        var (code, _, error) = await RunAsync("run", "--force");

        Assert.True(code == 0, error);
        Assert.Equal(before, File.ReadAllText("out/a.jsonl"));
    }

    [Fact]
    public async Task Run_IsolationAlone_LeavesDocumentsUpToDate()
    {
        await RunAsync("run");
        Write("pipeline.yaml", Pipeline + "\ndefaults: { isolation: process }\n");

        var (code, _, error) = await RunAsync("run");

        Assert.True(code == 0, error);
        Assert.Contains("1 up to date", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_AnIsolatedStage_SaysSo()
    {
        Write("pipeline.yaml", Pipeline + "\ndefaults: { isolation: { mode: process, memory: 300MB } }\n");

        var (_, output, _) = await RunAsync("explain");

        Assert.Equal(4, output.Split("isolation: process, 300MB").Length - 1);
    }

    [Theory]
    [InlineData("isolation: process", "error[PL1065]: `export` cannot be isolated: its writes are part of the checkpoints of this process")]
    [InlineData("isolation: thread", "error[PL1007]: `isolation`: expected `none` or `process`, got `thread`")]
    [InlineData("isolation: { memory: 1GB }", "error[PL1013]: `isolation` needs `mode`")]
    [InlineData("isolation: { mode: none, memory: 1MB }", "error[PL1012]: `memory`: expected a size of 100MB at least, got `1MB`")]
    [InlineData("isolation: { mode: none, cpu: 1 }", "error[PL1003]: `cpu` is not a key of `isolation`")]
    public async Task Check_AMistakeInIsolation_IsAtItsPlace(string isolation, string expected)
    {
        Write("pipeline.yaml", Pipeline.Replace("  - use: export\n", $"  - use: export\n    {isolation}\n", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("check");

        Assert.Equal(2, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains("--> pipeline.yaml:13:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AStageThatCannotBeMadeInItsProcess_IsAtItsPlace()
    {
        Write("pipeline.yaml", """
            version: 1
            source: { use: files, with: { include: ["in/*"] } }
            stages:
              - segment
              - summarize
              - { use: summarize-llm, isolation: process, with: { model: m, endpoint: "http://127.0.0.1:1/" } }
            """);

        var (code, output, error) = await RunAsync("check");

        Assert.True(code is 0 or 2, error);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }
}
