namespace Pipeline.Clean.Html;

/// <summary>Reads a page in one pass: finds its text, its blocks and the tags of its head, without building a tree.</summary>
/// <remarks>Follows the HTML Standard's tokenizer, and of its tree construction what decides where blocks end. Never fails; O(characters)
/// time, since every element is opened and closed at most once.</remarks>
internal sealed class HtmlScanner
{
    private readonly string _source;
    private readonly HtmlPage _page;
    private readonly Stack<(HtmlTag Tag, int Element)> _open = [];
    private readonly int[] _openByTag = new int[256];
    private HtmlBreak _break = HtmlBreak.Block;

    private readonly bool _showsHidden;

    private HtmlScanner(string source, bool showsHidden)
    {
        _source = source;
        _showsHidden = showsHidden;
        _page = new HtmlPage { Source = source };
    }

    /// <summary>Reads a page.</summary>
    /// <param name="source">Its HTML.</param>
    public static HtmlPage Scan(string source)
    {
        var page = Scan(source, showsHidden: false);

        // Some pages hide everything until a script has run.
        return IsAllHidden(page) ? Scan(source, showsHidden: true) : page;
    }

    private static HtmlPage Scan(string source, bool showsHidden)
    {
        var scanner = new HtmlScanner(source, showsHidden);
        scanner.Scan();
        return scanner._page;
    }

    /// <summary>Hardly a line to be seen (200 characters), and five times as much that is hidden.</summary>
    private static bool IsAllHidden(HtmlPage page)
    {
        long visible = 0, hidden = 0;
        foreach (var run in page.Runs)
        {
            if ((page.TraitsOf(run) & HtmlTraits.Hidden) != HtmlTraits.None)
                hidden += run.Span.Length;
            else
                visible += run.Span.Length;
        }

        return visible < 200 && hidden > 1000;
    }

    private int Element => _open.TryPeek(out var top) ? top.Element : -1;

    private HtmlTraits Traits => _open.TryPeek(out var top) ? _page.Elements[top.Element].Traits : HtmlTraits.None;

    private void Scan()
    {
        var at = 0;
        while (at < _source.Length)
        {
            // A '<' that opens nothing is text, so a run may reach over it.
            var end = at;
            while (true)
            {
                var next = _source.IndexOf('<', end);
                end = next < 0 ? _source.Length : next;
                if (next < 0 || IsMarkup(next))
                    break;
                end++;
            }

            Text(at, end);
            at = end < _source.Length ? Markup(end) : end;
        }
    }

    private bool IsMarkup(int at) => at + 1 < _source.Length && (char.IsAsciiLetter(_source[at + 1]) || _source[at + 1] is '!' or '?' || (_source[at + 1] == '/' && at + 2 < _source.Length));

    private void Text(int start, int end)
    {
        if (start == end)
            return;
        var text = _source.AsSpan(start, end - start);
        var trimmed = text.TrimStart();
        if (trimmed.Length < text.Length)
            Widen(HtmlBreak.Space);
        if (trimmed.IsEmpty)
            return;
        var first = end - trimmed.Length;
        trimmed = trimmed.TrimEnd();
        var last = first + trimmed.Length;
        _page.Runs.Add(new HtmlRun(new TextSpan(first, last), _break, Element));
        _break = last < end ? HtmlBreak.Space : HtmlBreak.None;
    }

    private void Widen(HtmlBreak to)
    {
        if (to > _break)
            _break = to;
    }

    /// <summary>Reads a tag or comment; returns where it ends.</summary>
    private int Markup(int at)
    {
        var next = _source[at + 1];
        if (next == '!' && string.CompareOrdinal(_source, at, "<!--", 0, 4) == 0)
            return Comment(at);
        var isEnd = next == '/';
        var name = at + (isEnd ? 2 : 1);
        if (!char.IsAsciiLetter(_source[name]))
            return After(_source.IndexOf('>', name), 1);

        var nameEnd = name;
        while (nameEnd < _source.Length && _source[nameEnd] is not ('>' or '/' or ' ' or '\n' or '\t' or '\r' or '\f'))
            nameEnd++;
        var tag = HtmlTags.Of(_source.AsSpan(name, nameEnd - name));
        var attributes = new HtmlAttributes(_source, nameEnd);
        if (isEnd)
        {
            while (attributes.Next())
            {
            }

            if (attributes.Position >= _source.Length)
                return _source.Length;
            Close(tag);
            return attributes.Position + 1;
        }

        var traits = HtmlHints.Read(tag, ref attributes, out var isFact, out var names);
        if (_showsHidden)
            traits &= ~HtmlTraits.Hidden;
        if (attributes.Position >= _source.Length)
            return _source.Length;
        var span = new TextSpan(nameEnd, attributes.Position);
        var end = attributes.Position + 1;
        if (tag.IsRawText())
            return RawText(tag, _source[name..nameEnd], span, end, isFact);
        if (isFact)
            _page.Facts.Add(new HtmlFact(tag, span, new TextSpan(end, Math.Max(end, _source.IndexOf('<', end)))));
        Open(tag, names, traits);
        return end;
    }

    private int Comment(int at)
    {
        var rest = _source.AsSpan(at + 4);
        if (rest.StartsWith(">", StringComparison.Ordinal) || rest.StartsWith("->", StringComparison.Ordinal))
            return _source.IndexOf('>', at) + 1;
        var from = at + 4;
        while (true)
        {
            var end = _source.IndexOf("--", from, StringComparison.Ordinal);
            if (end < 0)
                return _source.Length;
            if (end + 2 < _source.Length && _source[end + 2] == '>')
                return end + 3;
            if (end + 3 < _source.Length && _source[end + 2] == '!' && _source[end + 3] == '>')
                return end + 4;
            from = end + 1;
        }
    }

    private int After(int found, int length) => found < 0 ? _source.Length : found + length;

    private int RawText(HtmlTag tag, string name, TextSpan attributes, int start, bool isFact)
    {
        var close = start;
        while (true)
        {
            close = _source.IndexOf("</" + name, close, StringComparison.OrdinalIgnoreCase);
            if (close < 0)
                break;
            var after = close + 2 + name.Length;
            if (after >= _source.Length || _source[after] is '>' or '/' or ' ' or '\n' or '\t' or '\r' or '\f')
                break;
            close = after;
        }

        var end = close < 0 ? _source.Length : close;
        if (isFact || tag == HtmlTag.Title)
            _page.Facts.Add(new HtmlFact(tag, attributes, new TextSpan(start, end)));
        Widen(tag.IsBlock() ? HtmlBreak.Block : HtmlBreak.None);
        return close < 0 ? _source.Length : After(_source.IndexOf('>', close), 1);
    }

    private void Open(HtmlTag tag, (TextSpan Class, TextSpan Id) names, HtmlTraits traits)
    {
        if (tag == HtmlTag.Br)
        {
            // Two line breaks in a row end a paragraph, whatever white space is between.
            _break = _break >= HtmlBreak.Line ? HtmlBreak.Block : HtmlBreak.Line;
            return;
        }

        Widen(tag.IsCell() ? HtmlBreak.Cell : tag.IsBlock() ? HtmlBreak.Block : HtmlBreak.None);
        if (tag.IsVoid() || tag == HtmlTag.Other)
            return;

        while (_open.TryPeek(out var top) && top.Tag.EndsAt(tag))
            Pop();
        _page.Elements.Add(new HtmlElement(tag, Element, names.Class, names.Id, HtmlHints.Inherit(Traits, tag) | (tag is HtmlTag.Html or HtmlTag.Body ? HtmlTraits.None : traits)));
        _open.Push((tag, _page.Elements.Count - 1));
        _openByTag[(int)tag]++;
    }

    private void Close(HtmlTag tag)
    {
        Widen(tag.IsCell() ? HtmlBreak.Cell : tag.IsBlock() ? HtmlBreak.Block : HtmlBreak.None);
        if (_openByTag[(int)tag] == 0 || tag == HtmlTag.Other)
            return;
        if (!tag.IsBlock() && IsOutsideBlock(tag))
            return;
        while (_open.TryPeek(out var top))
        {
            Pop();
            if (top.Tag == tag)
                return;
        }
    }

    /// <summary>Whether an inline element was opened before the block that is open now: its end tag does not end the block.</summary>
    private bool IsOutsideBlock(HtmlTag tag)
    {
        var seen = 0;
        foreach (var (open, _) in _open)
        {
            if (open == tag)
                return false;
            // Nobody nests 64 inline elements; a bound keeps the time linear.
            if (open.IsBlock() || ++seen == 64)
                return true;
        }

        return true;
    }

    private void Pop() => _openByTag[(int)_open.Pop().Tag]--;
}
