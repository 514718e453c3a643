using Pipeline.Worker.Commands;
using Pipeline.Worker.Terminal;

namespace Pipeline.Tests.Worker;

/// <summary>Runs verbs in a folder of a test's own. The current folder is the process's: such tests do not run side by side.</summary>
[Collection(CurrentFolder)]
public abstract class VerbFixture : IDisposable
{
    internal const string CurrentFolder = "current folder";

    protected const string Text = """
        The bridge over the river will stay closed until May, the mayor of the town said on Monday.
        “We will not open it before the repairs are done,” Mayor Anna Lindqvist told reporters. “Nobody wants an accident.”
        Traders fear for their income. The council meets again next week to talk about the costs of the works.
        """;

    protected const string Pipeline = """
        version: 1
        name: test
        source:
          use: files
          with: { include: ["in/*"] }
        stages:
          - clean
          - segment
          - tag-quotes
          - use: summarize
            with: { sentences: 2 }
          - use: export
            with: { to: out/a.jsonl }
        """;

    private readonly string _before = Environment.CurrentDirectory;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "pipeline-tests", Path.GetRandomFileName());

    protected VerbFixture()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "in"));
        Environment.CurrentDirectory = _folder;
        Write("in/bridge.txt", Text);
        Write("pipeline.yaml", Pipeline);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Environment.CurrentDirectory = _before;
        Directory.Delete(_folder, recursive: true);
    }

    protected static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, new Consoles(output, error, isRedirected: true));
        return (code, output.ToString(), error.ToString());
    }

    protected static void Write(string relative, string text) => File.WriteAllText(relative, text);
}
