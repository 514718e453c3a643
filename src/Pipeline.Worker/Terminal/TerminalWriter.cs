using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pipeline.Worker.Terminal;

/// <summary>One output stream: with colour and width when a person sits before it, plain lines when it is piped.</summary>
internal sealed class TerminalWriter
{
    /// <summary>The width of tables that are piped: the same everywhere.</summary>
    private const int PipedWidth = 120;

    private readonly IAnsiConsole _console;

    /// <summary>What the console renders into when piped; null on a terminal.</summary>
    private readonly StringWriter? _padded;

    public TerminalWriter(TextWriter writer, bool isRedirected)
    {
        Writer = writer;
        _padded = isRedirected ? new StringWriter { NewLine = "\n" } : null;
        var color = !isRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IsInteractive = !isRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_padded ?? writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsInteractive ? InteractionSupport.Yes : InteractionSupport.No,
        });
        HasColor = color && _console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        if (isRedirected)
            _console.Profile.Width = PipedWidth;
    }

    public TextWriter Writer { get; }

    public bool IsInteractive { get; }

    public bool HasColor { get; }

    /// <summary>For live displays.</summary>
    public IAnsiConsole Console => _console;

    /// <summary>A table or the like; when piped, without the blanks that fill its last column.</summary>
    public void Write(IRenderable renderable)
    {
        _console.Write(renderable);
        if (_padded is null)
            return;
        foreach (var line in _padded.ToString().TrimEnd('\n').Split('\n'))
            Writer.Write(line.TrimEnd() + "\n");
        _padded.GetStringBuilder().Clear();
    }

    /// <summary>A line as it is, unwrapped; control characters, which a document may hold, are made visible.</summary>
    public void WriteLine(string line = "")
    {
        if (_padded is null)
            _console.WriteLine(TerminalText.Printable(line));
        else
            Writer.Write(TerminalText.Printable(line) + "\n");
    }

    /// <summary>Text of the program's own making, such as JSON, exactly.</summary>
    public void WriteRaw(string text)
    {
        Writer.Write(text);
        if (!text.EndsWith('\n'))
            Writer.Write('\n');
        Writer.Flush();
    }
}
