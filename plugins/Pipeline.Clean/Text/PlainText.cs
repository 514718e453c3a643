using System.Buffers;

namespace Pipeline.Clean.Text;

/// <summary>Repairs plain text: white space collapsed, ends of line as <c>\n</c>, at most one blank line, characters without a shape
/// taken out, hard-wrapped paragraphs joined; each line is a block.</summary>
internal sealed class PlainText
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\u0085\u2028\u2029\f\v");

    private readonly string _source;
    private readonly EditBuilder _edits;
    private readonly List<Block> _blocks = [];

    /// <summary>Whether no line has anything to repair within.</summary>
    private readonly bool _isRegular;

    private PlainText(string source)
    {
        _source = source;
        _edits = new EditBuilder(source);
        _isRegular = !source.AsSpan().ContainsAny(Characters.RareInLines) && !source.Contains("  ", StringComparison.Ordinal);
    }

    /// <summary>Writes a text. O(characters).</summary>
    /// <param name="source">The text before.</param>
    /// <param name="unwrap">Whether hard-wrapped paragraphs are joined.</param>
    /// <returns>The edit, and a paragraph, or a quotation, for every line of the text that comes of it.</returns>
    public static (TextEdits Edits, List<Block> Blocks) Write(string source, bool unwrap)
    {
        var writer = new PlainText(source);
        var lines = writer.Lines();
        var wrapping = unwrap ? LineWrapping.Of(source, lines) : null;
        var separator = "";
        Hyphenation? hyphens = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var isJoined = separator.Length > 0 && wrapping?.Joins(i) == true;
            var span = lines[i].Span;
            if (i + 1 < lines.Count && wrapping?.Joins(i + 1) == true && LineWrapping.EndsInHyphen(source, span) && (hyphens ??= new Hyphenation(source)).IsDivided(span, lines[i + 1].Span))
                span = new TextSpan(span.Start, span.End - 1);
            writer.Write(span, isJoined ? LineWrapping.Joint(source, lines[i - 1].Span) : separator, isJoined, lines[i].IsQuoted);
            separator = writer._edits.Length == 0 ? "" : i + 1 < lines.Count && lines[i + 1].IsAfterBlank ? "\n\n" : "\n";
        }

        return (writer._edits.Build(), writer._blocks);
    }

    /// <summary>The lines that hold anything, without the white space around them.</summary>
    private List<TextLine> Lines()
    {
        var lines = new List<TextLine>();
        var isAfterBlank = false;
        var at = 0;
        while (at < _source.Length)
        {
            var length = _source.AsSpan(at).IndexOfAny(LineEnds);
            var end = length < 0 ? _source.Length : at + length;
            int first = at, last = end;
            while (first < last && !IsInk(_source[first]))
                first++;
            var isQuoted = first < last && _source[first] == '>' && (first + 1 == last || _source[first + 1] is ' ' or '>');
            while (isQuoted && first < last && (_source[first] == '>' || !IsInk(_source[first])))
                first++;
            while (first < last && !IsInk(_source[last - 1]))
                last--;
            if (first < last)
                lines.Add(new TextLine(new TextSpan(first, last), isAfterBlank, isQuoted ? 0 : first - at, isQuoted));
            isAfterBlank = first == last;
            at = end + 1;
            if (end + 1 < _source.Length && _source[end] == '\r' && _source[end + 1] == '\n')
                at++;
        }

        return lines;
    }

    private static bool IsInk(char c) => !Characters.IsSpace(c) && !Characters.IsNoise(c);

    private void Write(TextSpan line, string separator, bool isJoined, bool isQuoted)
    {
        var start = _edits.Length + separator.Length;
        var at = line.Start;
        var words = line.In(_source);
        if (_isRegular || (!words.ContainsAny(Characters.Rare) && !words.Contains("  ", StringComparison.Ordinal)))
        {
            _edits.Keep(line.Start, line.End, separator);
            at = line.End;
        }

        while (at < line.End)
        {
            var end = at;
            while (end < line.End && _source.AsSpan(end, line.End - end).IndexOfAny(Characters.Special) is var found)
            {
                end = found < 0 ? line.End : end + found;
                if (end == line.End || !IsPlain(end))
                    break;
                end++;
            }

            if (end > at)
            {
                _edits.Keep(at, end, separator);
                separator = "";
                at = end;
                continue;
            }

            if (Characters.IsSpace(_source[at]) && separator.Length == 0)
                separator = " ";
            at++;
        }

        if (isJoined && _blocks.Count > 0)
            _blocks[^1] = _blocks[^1] with { Span = new TextSpan(_blocks[^1].Span.Start, _edits.Length) };
        else
            _blocks.Add(new Block(new TextSpan(start, _edits.Length), isQuoted ? BlockKind.Quotation : BlockKind.Paragraph));
    }

    /// <summary>A single space between words and an ampersand need no repair.</summary>
    private bool IsPlain(int at) => _source[at] == '&' || (_source[at] == ' ' && IsInk(_source[at - 1]) && IsInk(_source[at + 1]));
}
