using System.Buffers;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Operations.Systemd;

/// <summary>Writes values as a unit file wants them.</summary>
/// <remarks>After systemd.syntax(7), systemd.unit(5) on specifiers and systemd.service(5) on command lines.</remarks>
internal static class UnitText
{
    private static readonly SearchValues<char> s_plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/.,:=@+-");

    /// <summary>Why a path cannot stand in a unit, in words that follow the path; null when it can.</summary>
    public static string? Problem(string path)
    {
        if (!path.StartsWith('/'))
            return "is not an absolute path";
        if (TerminalText.Printable(path, oneLine: true) != path)
            return "has control characters in its name";
        return path[^1] is '\\' || char.IsWhiteSpace(path[^1]) ? "ends in a space or a backslash" : null;
    }

    /// <summary>Why a program cannot stand in a unit; null when it can.</summary>
    public static string? ProgramProblem(string path) =>
        path.AsSpan().ContainsAny('"', '\'', '\\') ? "has a quotation mark or a backslash, which systemd refuses in the path of a program" : null;

    /// <summary>The rest of a line, as it is: <c>Description=</c>, <c>WorkingDirectory=</c>.</summary>
    public static string Line(string text) => Specifiers(text);

    /// <summary>One of the words of a list of paths.</summary>
    public static string Word(string text) => Quote(Specifiers(text));

    /// <summary>The program of a command line, in which variables are not looked for.</summary>
    public static string Program(string path) => Word(path);

    /// <summary>An argument of a command line, in which <c>$</c> begins a variable.</summary>
    public static string Argument(string text) => Quote(Specifiers(text).Replace("$", "$$", StringComparison.Ordinal));

    /// <summary>A word for a shell, which the lines on how to install are for.</summary>
    public static string Shell(string text) =>
        IsPlain(text) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Specifiers(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    private static string Quote(string text) => IsPlain(text)
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPlain(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(s_plain);
}
