using System.Buffers;

namespace Pipeline.Segment.Layout;

/// <summary>Finds paragraphs in plain text. A blank line always ends one; whether a single line break does is a question of what
/// the lines look like.</summary>
/// <remarks>A break is taken for a wrap when the line was full (the first word of the next line would not have fitted into the
/// widest line around it, up to <see cref="MaxWidth"/>), or when the next line goes on in lower case after a line of some words.
/// Linear: each line is measured once and each break decided from a bounded look at its two sides.</remarks>
internal sealed class Paragraphs(LineBreaks lineBreaks)
{
    // Text is wrapped at 60 to 80 columns by habit, up to 120 by editors; longer lines are paragraphs.
    private const int MinWidth = 40;
    private const int MaxWidth = 120;
    private const int Reach = 24;

    // Shorter lines are items of a list or parts of an address.
    private const int FewWords = 4;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\f\u000B\u0085\u2028\u2029");

    private readonly List<TextSpan> _lines = [];
    private string _text = "";
    private List<TextSpan> _units = [];

    /// <summary>Adds the paragraphs of a stretch of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the stretch starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="units">Gets them.</param>
    public void Cut(string text, int start, int end, List<TextSpan> units)
    {
        _text = text;
        _units = units;
        var from = start;
        while (from < end)
        {
            var at = _text.AsSpan(from, end - from).IndexOfAny(Breaks);
            var to = at < 0 ? end : from + at;
            var line = Trim(from, to);
            if (line.IsEmpty)
            {
                Close();
            }
            else
            {
                _lines.Add(line);
                if (at >= 0 && _text[to] is '\u2029' or '\f')
                    Close();
            }

            if (at < 0)
                break;
            from = to + (_text[to] == '\r' && to + 1 < end && _text[to + 1] == '\n' ? 2 : 1);
        }

        Close();
    }

    private void Close()
    {
        if (_lines.Count == 0)
            return;
        var first = _lines[0].Start;
        if (lineBreaks != LineBreaks.Space)
        {
            var width = lineBreaks == LineBreaks.Auto && _lines.Count > 1 ? Width(_lines) : 0;
            for (var i = 1; i < _lines.Count; i++)
            {
                if (lineBreaks == LineBreaks.Auto && IsWrap(_lines[i - 1], _lines[i], width))
                    continue;
                _units.Add(new TextSpan(first, _lines[i - 1].End));
                first = _lines[i].Start;
            }
        }

        _units.Add(new TextSpan(first, _lines[^1].End));
        _lines.Clear();
    }

    private static int Width(List<TextSpan> lines)
    {
        var widest = 0;
        foreach (var line in lines)
            widest = Math.Max(widest, line.Length);
        return widest;
    }

    private bool IsWrap(TextSpan line, TextSpan next, int width)
    {
        var opening = _text[next.Start];
        if (IsBullet(opening) || StartsWithNumber(next))
            return false;
        var words = WordsUpTo(line, FewWords);
        if (char.IsLower(opening) && words >= FewWords && !EndsSentence(line))
            return true;
        if (_text[line.End - 1] is ',' or '-' && words >= FewWords)
            return true;
        return width is >= MinWidth and <= MaxWidth && words >= FewWords && line.Length + 1 + FirstWord(next) > width;
    }

    private bool EndsSentence(TextSpan line)
    {
        for (var i = line.End - 1; i >= line.Start && i >= line.End - 4; i--)
        {
            if (_text[i] is '.' or '!' or '?' or ':')
                return true;
            if (char.IsLetterOrDigit(_text[i]))
                return false;
        }

        return false;
    }

    private bool StartsWithNumber(TextSpan line)
    {
        var i = line.Start;
        while (i < line.End && i < line.Start + 3 && char.IsAsciiDigit(_text[i]))
            i++;
        return i > line.Start && i < line.End && _text[i] is '.' or ')' && i + 1 < line.End && char.IsWhiteSpace(_text[i + 1]);
    }

    private int WordsUpTo(TextSpan line, int most)
    {
        var words = 1;
        for (var i = line.Start + 1; i < line.End && words < most; i++)
        {
            if (char.IsWhiteSpace(_text[i]) && !char.IsWhiteSpace(_text[i - 1]))
                words++;
        }

        return words;
    }

    private int FirstWord(TextSpan line)
    {
        var i = line.Start;
        while (i < line.End && i < line.Start + Reach && !char.IsWhiteSpace(_text[i]))
            i++;
        return i - line.Start;
    }

    private TextSpan Trim(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }

    private static bool IsBullet(char c) => c is '-' or '*' or '•' or '‣' or '◦' or '⁃' or '·' or '▪' or '●' or '–' or '—';
}
