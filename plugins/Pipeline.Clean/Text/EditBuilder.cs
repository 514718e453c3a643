namespace Pipeline.Clean.Text;

/// <summary>Builds the one edit that turns a source into a text, piece by piece in the order of the source. What is not kept is
/// deleted.</summary>
internal sealed class EditBuilder
{
    private readonly List<TextEdit> _edits = [];
    private readonly string _source;
    private int _read;

    public EditBuilder(string source) => _source = source;

    /// <summary>The length of the text so far.</summary>
    public int Length { get; private set; }

    /// <summary>Keeps a piece of the source.</summary>
    /// <param name="start">At or after the end of the last piece.</param>
    /// <param name="end">After <paramref name="start"/>.</param>
    /// <param name="separator">Put before the piece, in place of what is deleted there.</param>
    public void Keep(int start, int end, string separator)
    {
        Skip(start, separator);
        Length += end - start;
        _read = end;
    }

    /// <summary>Puts other characters in place of a piece of the source.</summary>
    public void Replace(int start, int end, string replacement, string separator)
    {
        Skip(start, separator);
        _edits.Add(new TextEdit(new TextSpan(start, end), replacement));
        Length += replacement.Length;
        _read = end;
    }

    /// <summary>The edit. The builder is used up.</summary>
    public TextEdits Build()
    {
        if (_read < _source.Length)
            _edits.Add(new TextEdit(new TextSpan(_read, _source.Length), ""));
        return TextEdits.Of(_edits);
    }

    private void Skip(int to, string separator)
    {
        Length += separator.Length;

        // White space that stands there already is kept, not replaced by its like.
        if (separator.Length > 0 && _source.AsSpan(_read, to - _read).StartsWith(separator, StringComparison.Ordinal))
        {
            _read += separator.Length;
            separator = "";
        }

        if (_read < to || separator.Length > 0)
            _edits.Add(new TextEdit(new TextSpan(_read, to), separator));
        _read = to;
    }
}
