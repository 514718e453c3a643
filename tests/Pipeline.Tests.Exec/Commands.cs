using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Pipeline.Exec;
using Pipeline.Exec.Children;

namespace Pipeline.Tests.Exec;

/// <summary>Commands in a folder of their own, as stages.</summary>
internal sealed class Commands : ILogger<ExecStage>, IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-exec-");
    private readonly List<ExecStage> _stages = [];

    /// <summary>The start of a Python script: <c>hello()</c>, <c>read()</c> and <c>say()</c>.</summary>
    private const string Prelude = """
        import json, os, sys, time
        def say(o): print(json.dumps(o), flush=True)
        def read():
            line = sys.stdin.readline()
            return json.loads(line) if line else sys.exit(0)
        def hello():
            message = read()
            assert message["type"] == "hello" and message["version"] == 1
            say({"type": "hello", "offsets": "codepoint"})
            return message

        """;

    public ConcurrentQueue<(LogLevel Level, string Message)> Log { get; } = new();

    public string Folder => _folder.FullName;

    public static bool Has(string program) => CommandFiles.Find([program], "/").Path is not null;

    /// <summary>A stage that runs a Python script after the prelude.</summary>
    public ExecStage Python(string script, Action<ExecOptions>? change = null, ImmutableDictionary<string, Type>? kinds = null)
    {
        Assert.SkipUnless(Has("python3"), "python3 is not installed");
        File.WriteAllText(Path.Combine(Folder, "stage.py"), Prelude + script);
        return Stage(["python3", "stage.py"], change, kinds);
    }

    public ExecStage Shell(string script, Action<ExecOptions>? change = null)
    {
        Assert.SkipUnless(Has("sh"), "sh is not installed");
        return Stage(["sh", "-c", script], change);
    }

    public ExecStage Stage(string[] command, Action<ExecOptions>? change = null, ImmutableDictionary<string, Type>? kinds = null)
    {
        var options = new ExecOptions { Command = command, Provides = ["found"] };
        change?.Invoke(options);
        var stage = new ExecStage(options, new PipelineContext("test", Folder) { Layers = kinds ?? ImmutableDictionary<string, Type>.Empty }, this);
        _stages.Add(stage);
        return stage;
    }

    public static string Example(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../plugins/Pipeline.Exec", name));

    public static async Task<StageException> FailureOf(ExecStage stage, string text = "A text.", string id = "a.txt") =>
        await Assert.ThrowsAsync<StageException>(async () => await stage.ProcessAsync(Document.FromText(id, text), TestContext.Current.CancellationToken));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Log.Enqueue((logLevel, formatter(state, exception)));

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in _stages)
            await stage.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
