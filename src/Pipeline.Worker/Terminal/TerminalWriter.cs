using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pipeline.Worker.Terminal;

/// <summary>One output stream: with colour and width when a person sits before it, plain lines when it is piped.</summary>
internal sealed class TerminalWriter
{
    /// <summary>The width of tables that are piped: the same everywhere.</summary>
    private const int PipedWidth = 120;

    private readonly IAnsiConsole _console;

    public TerminalWriter(TextWriter writer, bool isRedirected)
    {
        Writer = writer;
        var color = !isRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IsInteractive = !isRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
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

    public void Write(IRenderable renderable) => _console.Write(renderable);

    /// <summary>A line as it is, unwrapped; control characters, which a document may hold, are made visible.</summary>
    public void WriteLine(string line = "") => _console.WriteLine(TerminalText.Printable(line));

    /// <summary>Text of the program's own making, such as JSON, exactly.</summary>
    public void WriteRaw(string text)
    {
        Writer.Write(text);
        if (!text.EndsWith('\n'))
            Writer.Write('\n');
        Writer.Flush();
    }
}
