namespace Pipeline.Engine.Configuration;

/// <summary>A configuration file as text, and where its lines start.</summary>
public sealed class ConfigurationText
{
    private readonly int[] _lineStarts;

    /// <summary>Takes the text of a file. O(length).</summary>
    /// <param name="path">As the user named it, for messages.</param>
    /// <param name="text">The whole text.</param>
    public ConfigurationText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        _lineStarts = [.. starts];
    }

    /// <summary>The path as the user named it.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The number of lines; at least 1.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The line and column of an offset, both from 1; the column in UTF-16 code units.</summary>
    /// <param name="offset">From 0 to the length of the text.</param>
    public (int Line, int Column) PositionOf(int offset)
    {
        var index = Array.BinarySearch(_lineStarts, offset);
        if (index < 0)
            index = ~index - 1;
        return (index + 1, offset - _lineStarts[index] + 1);
    }

    /// <summary>The span of a line without its line break.</summary>
    /// <param name="line">From 1.</param>
    public TextSpan LineSpan(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r')
            end--;
        return new TextSpan(start, end);
    }
}
