namespace Pipeline.Clean.Text;

/// <summary>Tells whether a text was broken into lines to fit a width, and which lines belong together.</summary>
/// <remarks>In hard-wrapped text the first word of a line would not have fitted on the line before; in text with one paragraph a line,
/// that is so only by chance. O(lines).</remarks>
internal sealed class LineWrapping
{
    /// <summary>Widths that typists, wire services and mail programs wrap at, in characters.</summary>
    private const int MinimumWidth = 40, MaximumWidth = 100;

    /// <summary>So many line breaks must be such that the next word would not have fitted.</summary>
    private const double MinimumShare = 0.7;

    private const int MinimumJoints = 3;

    private readonly string _source;
    private readonly List<TextLine> _lines;
    private readonly int _width;

    private LineWrapping(string source, List<TextLine> lines, int width)
    {
        _source = source;
        _lines = lines;
        _width = width;
    }

    /// <summary>The wrapping of a text; null when it is not clearly wrapped.</summary>
    public static LineWrapping? Of(string source, List<TextLine> lines)
    {
        var width = 0;
        foreach (var line in lines)
            width = Math.Max(width, line.Span.Length + line.Indent);
        if (width is < MinimumWidth or > MaximumWidth)
            return null;

        var wrapping = new LineWrapping(source, lines, width);
        int breaks = 0, full = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].IsAfterBlank)
                continue;
            breaks++;
            full += wrapping.IsFull(i - 1) ? 1 : 0;
        }

        return full >= MinimumJoints && full >= breaks * MinimumShare ? wrapping : null;
    }

    /// <summary>Whether a line continues the one before it.</summary>
    /// <param name="line">Its index, 1 or more.</param>
    public bool Joins(int line) =>
        !_lines[line].IsAfterBlank && _lines[line].IsQuoted == _lines[line - 1].IsQuoted && IsFull(line - 1) && _lines[line].Indent <= _lines[line - 1].Indent && !BlockKinds.IsListItem(_lines[line].Span.In(_source));

    /// <summary>What stands between two joined lines: nothing after a hyphen, else a space.</summary>
    public static string Joint(string source, TextSpan before) =>
        EndsInHyphen(source, before) ? "" : " ";

    /// <summary>Whether a line ends in a hyphen after a letter.</summary>
    public static bool EndsInHyphen(string source, TextSpan line) =>
        line.Length > 1 && source[line.End - 1] == '-' && char.IsLetter(source[line.End - 2]);

    /// <summary>Whether the first word of the next line would not have fitted on this one; wrapping is not always exact, so three
    /// characters are granted.</summary>
    private bool IsFull(int line)
    {
        var next = _lines[line + 1].Span.In(_source);
        var space = next.IndexOf(' ');
        return _lines[line].Indent + _lines[line].Span.Length + 1 + (space < 0 ? next.Length : space) > _width - 3;
    }
}
