using System.Text.Json;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Stages that misbehave: the document ends in quarantine, its neighbours are exported.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class ChaosTests : IDisposable
{
    private const int Documents = 24;

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("throw", 2, "It was asked to fail.")]
    [InlineData("cancel", 2, "It was cancelled from within.")]
    [InlineData("out-of-memory", 2, "OutOfMemoryException")]
    [InlineData("hang", 2, "It took longer than its `timeout` of 2s.")]
    [InlineData("span", 2, "The layer `sentences` has the span")]
    [InlineData("nothing", 2, "It returned no document.")]
    public async Task Run_StageMisbehaves_QuarantinesThatDocumentAlone(string kind, int lanes, string message)
    {
        Prepare(kind, ", timeout: 2s");

        (await PipelineProgram.RunAsync(_scratch.Root, Chaos.Quick(), "run", "--show", "0", "--lanes", $"{lanes}")).Expect(1);

        AssertEnds(message);
    }

    /// <summary>The want of memory strikes whoever asks for some: mostly the stage, now and then the engine or the runtime, which end the process.</summary>
    [Fact]
    public async Task Run_StageTakesAllMemory_QuarantinesThatDocumentAlone()
    {
        Prepare("allocate", ", timeout: 2m");
        var environment = Chaos.Quick();
        environment["DOTNET_GCHeapHardLimit"] = "0xC000000"; // 192 MiB
        for (var deaths = 0; LedgerFile.Count(_scratch.Root, LedgerFile.Quarantined) == 0; deaths++)
        {
            Assert.InRange(deaths, 0, 2);
            var run = await PipelineProgram.RunAsync(_scratch.Root, environment, "run", "--show", "0", "--lanes", "8");
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }

        AssertEnds("memory");
    }

    [Theory]
    [InlineData("overflow", 1)]
    [InlineData("overflow", 2)]
    [InlineData("overflow", 8)]
    [InlineData("fail-fast", 2)]
    public async Task Run_StageKillsTheProcess_QuarantinesThatDocumentAfterTwoDeaths(string kind, int lanes)
    {
        Prepare(kind);
        var deaths = 0;
        while ((await PipelineProgram.RunAsync(_scratch.Root, Chaos.Quick(), "run", "--show", "0", "--lanes", $"{lanes}")).ExitCode is not (0 or 1))
            Assert.InRange(++deaths, 1, 2);

        Assert.Equal(2, deaths);
        Assert.Equal(2, File.ReadAllLines(_scratch["runs"]).Length);
        AssertEnds("The process died twice with this document in hand");
        Assert.Equal([["1"]], LedgerFile.Query(_scratch.Root, "SELECT DISTINCT attempts FROM document WHERE state = 2"));
    }

    [Fact]
    public async Task Run_GoesWrongWholesale_StopsAtMaxQuarantined()
    {
        Prepare("throw");
        Corpus.Write(_scratch.Root, 300);
        _scratch.Write("pipeline.yaml", Pipeline("kind: throw, marker: 7", "") + "worker: { max-quarantined: 1% }\n");

        var result = (await PipelineProgram.RunAsync(_scratch.Root, Chaos.Quick(), "run", "--show", "0")).Expect(1);

        Assert.Contains("more than `max-quarantined: 1%` allows", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_LedgerHasAWorker_IsRefusedUntilThatOneIsDead()
    {
        Prepare("throw");
        await using var first = WorkerProcess.Start(_scratch.Root, Chaos.Quick(), "work");
        await first.UntilAsync(() => LedgerFile.Count(_scratch.Root, LedgerFile.Exported) == Documents - 1, "the first worker's documents");

        var refused = (await PipelineProgram.RunAsync(_scratch.Root, Chaos.Quick(), "run")).Expect(2);
        Assert.Contains($"Process {first.Id} is at work", refused.Error, StringComparison.Ordinal);

        await first.KillAsync();
        var taken = (await PipelineProgram.RunAsync(_scratch.Root, Chaos.Quick(), "run", "--show", "0")).Expect(1);
        Assert.Contains($"{Documents} up to date", taken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_OutputIsInTheWay_WaitsAndDropsNothing()
    {
        Prepare("throw");
        _scratch.Write("out", "in the way");
        await using var worker = WorkerProcess.Start(_scratch.Root, Chaos.Quick(), "work");
        await worker.UntilAsync(() => worker.Says("nothing more is taken in until they can be"), "word of the obstacle");

        File.Delete(_scratch["out"]);
        await worker.UntilAsync(() => LedgerFile.Count(_scratch.Root, LedgerFile.Exported) == Documents - 1, "all documents");

        Assert.Equal(143, await worker.TerminateAsync());
        Assert.Equal(Documents - 1, File.ReadAllLines(_scratch["out/a.jsonl"]).Length);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Pipeline(string with, string keys) => $$"""
        version: 1
        source:
          use: files
          with: { include: ["in/*.txt"] }
        stages:
          - { use: chaos, with: { {{with}} }{{keys}} }
          - use: export
            with: { to: out/a.jsonl }

        """;

    private void Prepare(string kind, string keys = "")
    {
        _scratch.AddChaosStages().Write("pipeline.yaml", Pipeline($"kind: {kind}, runs: runs", keys));
        Corpus.Write(_scratch.Root, Documents - 1);
        File.Move(Corpus.PathOf(_scratch.Root, 11), _scratch["in/00011-chaos.txt"]);
        Corpus.WriteOne(_scratch.Root, 11, "stay closed");
    }

    /// <summary>One document is in quarantine, by the stage at its line and for the reason; all others are exported.</summary>
    private void AssertEnds(string message)
    {
        var folder = Assert.Single(Directory.EnumerateDirectories(_scratch[".pipeline/quarantine"]));
        using var error = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "error.json")));
        Assert.Equal(
            ("in/00011-chaos.txt", "chaos", 6),
            (error.RootElement.GetProperty("id").GetString(), error.RootElement.GetProperty("stage").GetString(), error.RootElement.GetProperty("line").GetInt32()));
        Assert.Contains(message, error.RootElement.GetProperty("message").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.True(File.Exists(Path.Combine(folder, "input.txt")));
        var records = File.ReadAllLines(_scratch["out/a.jsonl"]);
        Assert.Equal(Documents - 1, records.Select(static record => JsonDocument.Parse(record).RootElement.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(Documents - 1, records.Length);
        Assert.Equal(Documents - 1, LedgerFile.Count(_scratch.Root, LedgerFile.Exported));
    }
}
