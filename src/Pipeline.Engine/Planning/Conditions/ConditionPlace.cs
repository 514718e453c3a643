using System.Globalization;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning;

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

    /// <summary>The place in the file; the whole scalar where it cannot be told, as for a block or a replaced variable.</summary>
    /// <param name="span">In the expression.</param>
    public TextSpan Of(TextSpan span) => _starts is null
        ? _scalar
        : new TextSpan(_scalar.Start + _starts[span.Start], _scalar.Start + Math.Max(_starts[span.Start], span.IsEmpty ? 0 : _starts[span.End - 1] + Width(span.End)));

    /// <summary>An escaped character is as wide as the way to the next one.</summary>
    private int Width(int end) => _starts![end] - _starts[end - 1];

    /// <summary>Lists the offset of every character of the value in what is written, and last the offset of the end.</summary>
    private static bool Follow(ReadOnlySpan<char> raw, string value, List<int> starts)
    {
        var mark = raw.Length > 1 && raw[0] is '"' or '\'' && raw[^1] == raw[0] ? raw[0] : '\0';
        var end = mark == '\0' ? raw.Length : raw.Length - 1;
        var at = mark == '\0' ? 0 : 1;
        foreach (var c in value)
        {
            if (at >= end)
                return false;
            starts.Add(at);
            var (written, length) = Read(raw[at..end], mark);
            if (written != c)
                return false;
            at += length;
        }

        starts.Add(at);
        return at == end;
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

        // Lines fold into one: the break and the white space around it are one space.
        var blank = raw.IndexOfAnyExcept(" \t\r\n");
        var run = raw[..(blank < 0 ? raw.Length : blank)];
        return run.ContainsAny('\r', '\n') ? (' ', run.Length) : (raw[0], 1);
    }

    private static (char Value, int Length) Hexadecimal(ReadOnlySpan<char> raw, int digits) =>
        raw.Length >= 2 + digits && int.TryParse(raw.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? ((char)code, 2 + digits)
            : ('\0', 2);
}
