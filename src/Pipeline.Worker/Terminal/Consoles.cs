namespace Pipeline.Worker.Terminal;

/// <summary>Where the program writes: results to the one, everything about the run to the other.</summary>
internal sealed class Consoles(TextWriter output, TextWriter error)
{
    /// <summary>Results: standard output.</summary>
    public TerminalWriter Output { get; } = new(output, Console.IsOutputRedirected);

    /// <summary>Logs, progress and diagnostics: standard error.</summary>
    public TerminalWriter Error { get; } = new(error, Console.IsErrorRedirected);
}
