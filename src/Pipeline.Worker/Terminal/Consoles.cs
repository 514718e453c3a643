using System.Text;

namespace Pipeline.Worker.Terminal;

/// <summary>Where the program writes: results to the one, everything about the run to the other.</summary>
internal sealed class Consoles
{
    /// <summary>The streams of the process. What is piped is UTF-8, whatever the locale.</summary>
    public Consoles()
        : this(
            Console.IsOutputRedirected ? Utf8(Console.OpenStandardOutput()) : Console.Out,
            Console.IsErrorRedirected ? Utf8(Console.OpenStandardError()) : Console.Error,
            Console.IsOutputRedirected,
            Console.IsErrorRedirected)
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

    private static TextWriter Utf8(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
}
