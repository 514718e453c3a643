using System.Globalization;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>Where the characters of an expression stand in the file, through YAML's quotation marks, escapes and line folding.</summary>
internal sealed class ConditionPlace
{
    private readonly TextSpan _scalar;
    private readonly List<int>? _starts;

    /// <summary>Follows a scalar. O(length).</summary>
    /// <param name="file">The pipeline file.</param>
    /// <param name="scalar">The scalar in the file, with its quotation marks.</param>
    /// <param name="value">What YAML makes of it, and variables replaced.</param>
    public ConditionPlace(ConfigurationText file, TextSpan scalar, string value)
    {
        _scalar = scalar;
        var starts = new List<int>();
        if (Follow(scalar.In(file.Text), value, starts))
            _starts = starts;
    }

    /// <summary>The place in the file; the whole scalar where it cannot be told, as where a variable was replaced.</summary>
    /// <param name="span">In the expression.</param>
    public TextSpan Of(TextSpan span) => _starts is null
        ? _scalar
        : new TextSpan(_scalar.Start + _starts[span.Start], _scalar.Start + Math.Max(_starts[span.Start], span.IsEmpty ? 0 : _starts[span.End - 1] + Width(span.End)));

    /// <summary>An escaped character is as wide as the way to the next one.</summary>
    private int Width(int end) => _starts![end] - _starts[end - 1];

    /// <summary>Lists the offset of every character of the value in what is written, and last the offset of the end.</summary>
    private static bool Follow(ReadOnlySpan<char> raw, string value, List<int> starts)
    {
        var mark = raw is ['"', .., '"'] or ['\'', .., '\''] or ['|' or '>', ..] ? raw[0] : '\0';
        var end = mark is '"' or '\'' ? raw.Length - 1 : raw.TrimEnd().Length;
        var at = mark is '"' or '\'' ? 1 : mark is '\0' ? 0 : FirstOfBlock(raw);
        foreach (var c in value)
        {
            starts.Add(Math.Min(at, end));
            if (at >= end && c == '\n' && mark is '|' or '>')
                continue;
            if (at >= end)
                return false;
            var (written, length) = Read(raw[at..end], mark);
            if (written != c)
                return false;
            at += length;
        }

        starts.Add(at);
        return at == end;
    }

    /// <summary>Behind the line with the mark of a block, which may hold a comment, and the spaces of the first line of its text.</summary>
    private static int FirstOfBlock(ReadOnlySpan<char> raw)
    {
        var line = raw.IndexOfAny('\r', '\n');
        var text = line < 0 ? -1 : raw[line..].IndexOfAnyExcept(" \r\n");
        return text < 0 ? raw.Length : line + text;
    }

    private static (char Value, int Length) Read(ReadOnlySpan<char> raw, char mark)
    {
        if (mark == '\'' && raw.StartsWith("''"))
            return ('\'', 2);
        if (mark == '"' && raw[0] == '\\' && raw.Length > 1)
        {
            return raw[1] switch
            {
                'n' => ('\n', 2),
                't' => ('\t', 2),
                'r' => ('\r', 2),
                'x' => Hexadecimal(raw, 2),
                'u' => Hexadecimal(raw, 4),
                var other => (other, 2),
            };
        }

        // Lines fold into one, but in a block that keeps them: the break and the white space around it are one character.
        var blank = raw.IndexOfAnyExcept(" \t\r\n");
        var run = raw[..(blank < 0 ? raw.Length : blank)];
        return run.ContainsAny('\r', '\n') ? (mark == '|' ? '\n' : ' ', run.Length) : (raw[0], 1);
    }

    private static (char Value, int Length) Hexadecimal(ReadOnlySpan<char> raw, int digits) =>
        raw.Length >= 2 + digits && int.TryParse(raw.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? ((char)code, 2 + digits)
            : ('\0', 2);
}
