namespace Pipeline.Worker.Terminal;

/// <summary>Where the program writes: results to the one, everything about the run to the other.</summary>
internal sealed class Consoles
{
    /// <summary>The streams of the process.</summary>
    public Consoles()
        : this(Console.Out, Console.Error, Console.IsOutputRedirected, Console.IsErrorRedirected)
    {
    }

    /// <summary>Two writers that nobody sits before.</summary>
    public Consoles(TextWriter output, TextWriter error, bool isRedirected)
        : this(output, error, isRedirected, isRedirected)
    {
    }

    private Consoles(TextWriter output, TextWriter error, bool isOutputRedirected, bool isErrorRedirected)
    {
        Output = new TerminalWriter(output, isOutputRedirected);
        Error = new TerminalWriter(error, isErrorRedirected);
    }

    /// <summary>Results: standard output.</summary>
    public TerminalWriter Output { get; }

    /// <summary>Logs, progress and diagnostics: standard error.</summary>
    public TerminalWriter Error { get; }
}
