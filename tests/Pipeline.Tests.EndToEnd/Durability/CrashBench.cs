namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>A folder in which a run is ended at a step, begun again, and compared with one that was not ended. One case at a time.</summary>
internal sealed class CrashBench : IDisposable
{
    private const int Documents = 66;

    private const string Pipeline = """
        version: 1
        name: crash
        source:
          use: files
          with: { include: ["in/*.txt"] }
        worker: { checkpoint-documents: 7, checkpoint-interval: 1m }
        stages:
          - clean
          - segment
          - tag-quotes
          - use: export
            with: { to: out/a.jsonl }
          - use: export
            with: { to: out/a.json }
          - use: export
            with: { to: out/a.html }
          - use: export
            with: { to: out/a.csv }
          - use: export
            with: { to: out/a.md }
          - use: export-sqlite
            with: { to: out/a.db }
          - use: export-parquet
            with: { to: out/a }
        """;

    private static readonly string[] s_run = ["run", "--show", "0", "--lanes", "2"];

    private readonly Scratch _scratch = new();
    private readonly Dictionary<CrashScenario, ExportSet> _right = [];

    /// <summary>How often each step is reached when nothing ends the process.</summary>
    public Dictionary<CrashScenario, SortedDictionary<string, int>> Steps { get; } = [];

    private string Work => _scratch["work"];

    /// <summary>Runs both scenarios undisturbed.</summary>
    public async Task PrepareAsync()
    {
        Directory.CreateDirectory(Work);
        File.WriteAllText(Path.Combine(Work, "pipeline.yaml"), Pipeline);
        Corpus.Write(Work, Documents, static number => number % 25 == 3);
        FolderCopy.Replace(Template(CrashScenario.Fresh), by: Work);
        await RunUndisturbedAsync(CrashScenario.Fresh);

        foreach (var number in new[] { 1, 20, 21, 40, Documents - 1, Documents })
            Corpus.WriteOne(Work, number, "open again");
        Corpus.WriteOne(Work, 28, "be text after all");
        Corpus.WriteBad(Work, 30);
        Corpus.WriteBad(Work, 31);
        FolderCopy.Replace(Template(CrashScenario.Changed), by: Work);
        await RunUndisturbedAsync(CrashScenario.Changed);
    }

    /// <summary>Ends a run at its step, runs again, and compares.</summary>
    public async Task<CrashRow> RunAsync(CrashCase point)
    {
        FolderCopy.Replace(Work, by: Template(point.Scenario));
        var first = await PipelineProgram.RunAsync(Work, Chaos.KillAt(point.Step, point.N), s_run);
        var isKilled = first.ExitCode == Chaos.Killed;
        var isKilledTwice = point.Second is not null && (await PipelineProgram.RunAsync(Work, Chaos.KillAt(point.Second, 1), s_run)).ExitCode == Chaos.Killed;
        (await PipelineProgram.RunAsync(Work, Chaos.Quick(), s_run)).Expect(1);
        return new CrashRow(point, isKilled, isKilledTwice, ExportSet.Of(Work).Against(_right[point.Scenario]));
    }

    public void Dispose() => _scratch.Dispose();

    private string Template(CrashScenario scenario) => _scratch[scenario.ToString()];

    private async Task RunUndisturbedAsync(CrashScenario scenario)
    {
        var report = _scratch["steps"];
        (await PipelineProgram.RunAsync(Work, Chaos.CountSteps(report), s_run)).Expect(1);
        _right[scenario] = ExportSet.Of(Work);
        Steps[scenario] = new(
            File.ReadLines(report).Select(static line => line.Split(' ')).ToDictionary(static parts => parts[0], static parts => int.Parse(parts[1]), StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
