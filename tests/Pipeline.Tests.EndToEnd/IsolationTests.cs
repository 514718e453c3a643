using System.Globalization;

namespace Pipeline.Tests.EndToEnd;

/// <summary>Stages that run in processes of their own.</summary>
public sealed class IsolationTests : IDisposable
{
    private const string Everything = """
        version: 1
        name: same
        source: { use: files, with: { include: ["seeds/**/*.txt", "seeds/**/*.html"] } }
        DEFAULTS
        stages:
          - clean
          - segment
          - tag-quotes
          - summarize
          - headline
          - keyphrases
          - readability
          - { use: chaos, with: { kind: throw, marker: lighthouse } }
          - { use: export, with: { to: OUT/a.jsonl, tokens: true } }
          - { use: export, with: { to: OUT/a.html } }
        """;

    private readonly Scratch _scratch = new();

    public static TheoryData<string, string, string> Crashes() => new()
    {
        { "shared-chaos", "fail-fast", "It took its process down: it was ended by the signal SIGABRT: Process terminated. It was asked to end the process." },
        { "shared-chaos", "hang", "It took longer than its `timeout` of 12s." },
        { "chaos", "overflow", "It took its process down: it was ended by the signal SIGABRT: Stack overflow." },
        { "chaos", "fail-fast", "It took its process down: it was ended by the signal SIGABRT: Process terminated. It was asked to end the process." },
        { "chaos", "native", "It took its process down: it was ended by the signal SIGSEGV" },
        { "chaos", "allocate", "It took its process down: it may have 200MB of memory, and wanted more." },
        { "chaos", "hang", "It took longer than its `timeout` of 12s." },
    };

    [Fact]
    public async Task Run_AllStagesIsolatedPluginsFromDiskToo_WritesTheSameBytes()
    {
        _scratch.CopySeeds().Copy(Repository.Output("Pipeline.Readability"), "plugins/Pipeline.Readability").Copy(Repository.Output("Pipeline.Chaos"), "plugins/Pipeline.Chaos");
        _scratch.Write("inside.yaml", Everything.Replace("DEFAULTS\n", "", StringComparison.Ordinal).Replace("OUT", "inside", StringComparison.Ordinal));
        _scratch.Write("outside.yaml", Everything.Replace("DEFAULTS", "defaults: { isolation: process }", StringComparison.Ordinal).Replace("OUT", "outside", StringComparison.Ordinal));

        var inside = (await PipelineProgram.RunAsync(_scratch.Root, "run", "inside.yaml")).Expect(1);
        var outside = (await PipelineProgram.RunAsync(_scratch.Root, "run", "outside.yaml")).Expect(1);

        Assert.NotEmpty(File.ReadAllLines(_scratch["inside/a.jsonl"]));
        Assert.Equal(File.ReadAllText(_scratch["inside/a.jsonl"]), File.ReadAllText(_scratch["outside/a.jsonl"]));
        Assert.Equal(File.ReadAllText(_scratch["inside/a.html"]), File.ReadAllText(_scratch["outside/a.html"]));
        Assert.Equal(Reason(inside.Error).Replace("inside", "outside", StringComparison.Ordinal).Replace(":12)", ":13)", StringComparison.Ordinal), Reason(outside.Error));
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task Run_AStageThatTakesItsProcessDown_LosesItsDocumentAlone(string stage, string kind, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are those of Unix");

        // The time limit holds for the start of a process too, which a busy machine draws out.
        _scratch.Copy(Repository.Output("Pipeline.Chaos"), "plugins/Pipeline.Chaos");
        for (var i = 0; i < 40; i++)
            _scratch.Write($"in/{i}{(i == 17 ? "-chaos" : "")}.txt", $"This is text {i}.");
        _scratch.Write("pipeline.yaml", $$"""
            version: 1
            source: { use: files, with: { include: ["in/*"] } }
            stages:
              - segment
              - { use: {{stage}}, timeout: 12s, isolation: { mode: process, memory: 200MB }, with: { kind: {{kind}} } }
              - { use: export, with: { to: out/a.jsonl } }
            """);

        var result = (await PipelineProgram.RunAsync(_scratch.Root, "run", "--lanes", "2")).Expect(1);

        Assert.Equal(39, File.ReadAllLines(_scratch["out/a.jsonl"]).Length);
        Assert.Contains($"in/17-chaos.txt is quarantined: `{stage}` (pipeline.yaml:5) failed: {reason}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ProgramThatIsKilled_TakesItsProcessesWithIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        _scratch.Copy(Repository.Output("Pipeline.Chaos"), "plugins/Pipeline.Chaos").Write("in/chaos.txt", "A text.").Write("pipeline.yaml", """
            version: 1
            source: { use: files, with: { include: ["in/*"] } }
            stages:
              - { use: chaos, isolation: process, with: { kind: hang, runs: runs } }
            """);
        using var program = PipelineProgram.Start(_scratch.Root, new Dictionary<string, string>(), "run");
        while (!File.Exists(_scratch["runs"]))
            await Task.Delay(25, TestContext.Current.CancellationToken);
        var children = ChildrenOf(program.Id);
        Assert.NotEmpty(children);

        program.Kill();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        for (var i = 0; i < 200 && children.Exists(IsAlive); i++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(children, IsAlive);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Reason(string error) => error.Split('\n').Single(static line => line.Contains("is quarantined", StringComparison.Ordinal));

    private static List<int> ChildrenOf(int id) => [.. Directory.EnumerateDirectories($"/proc/{id}/task")
        .SelectMany(static task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(static child => int.Parse(child, CultureInfo.InvariantCulture))];

    private static bool IsAlive(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
