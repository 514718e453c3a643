using Pipeline.Clean.Text;

namespace Pipeline.Clean.Html;

/// <summary>Writes the chosen runs of a page as text: blocks on lines of their own, cells joined by tabs, white space collapsed,
/// character references replaced, every kept character in its place in the source.</summary>
internal sealed class PageText
{
    /// <summary>In characters: signs between words are one or two.</summary>
    private const int MaximumSign = 3;

    private readonly HtmlPage _page;
    private readonly EditBuilder _edits;
    private readonly List<Block> _blocks = [];
    private string _separator = "";
    private int _blockStart = -1;
    private BlockKind _blockKind;

    private PageText(HtmlPage page)
    {
        _page = page;
        _edits = new EditBuilder(page.Source);
    }

    /// <summary>Writes a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="chosen">Which of its runs are kept.</param>
    /// <returns>The edit of the source, and the blocks of the text that comes of it.</returns>
    public static (TextEdits Edits, List<Block> Blocks) Write(HtmlPage page, bool[] chosen)
    {
        var writer = new PageText(page);
        writer.Write(chosen);
        return (writer._edits.Build(), writer._blocks);
    }

    private void Write(bool[] chosen)
    {
        var pending = HtmlBreak.None;
        var last = -1;
        for (var i = 0; i < chosen.Length; i++)
        {
            var run = _page.Runs[i];
            if (run.Break > pending)
                pending = run.Break;
            if (!chosen[i])
            {
                // A sign between two words, such as "·", sets them apart, though it is hidden from those who are read to.
                if (pending == HtmlBreak.None && IsSign(run))
                    pending = HtmlBreak.Space;
                if ((_page.TraitsOf(run) & HtmlTraits.Silent) == HtmlTraits.None)
                    last = -1;
                continue;
            }

            if (pending == HtmlBreak.None && last >= 0 && WordEdge.IsBetween(_page, _page.Runs[last], run))
                pending = HtmlBreak.Space;
            last = i;
            if (pending == HtmlBreak.Line)
                pending = JoinsLine(run) ? HtmlBreak.Space : HtmlBreak.Block;
            var kind = KindOf(_page.TraitsOf(run));
            if (pending == HtmlBreak.Cell && !(kind == BlockKind.Table && _blockKind == BlockKind.Table))
                pending = HtmlBreak.Block;
            switch (pending)
            {
                case HtmlBreak.Block:
                    Line();
                    break;
                case HtmlBreak.Cell when _separator.Length == 0 || _separator == " ":
                    _separator = "\t";
                    break;
                case HtmlBreak.Space when _separator.Length == 0 && _edits.Length > 0:
                    _separator = " ";
                    break;
            }

            Write(run.Span, kind, (_page.TraitsOf(run) & HtmlTraits.Preformatted) != HtmlTraits.None);
            pending = HtmlBreak.None;
        }

        EndBlock();
    }

    private bool IsSign(HtmlRun run)
    {
        if (run.Span.Length > MaximumSign || (_page.TraitsOf(run) & HtmlTraits.Silent) != HtmlTraits.None)
            return false;
        foreach (var c in run.Span.In(_page.Source))
        {
            if (char.IsLetterOrDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>A line break within a sentence, as in hard-wrapped HTML, reads as a space.</summary>
    private bool JoinsLine(HtmlRun run) => _blockStart >= 0 && char.IsLower(_page.Source[run.Span.Start]);

    private void Write(TextSpan span, BlockKind kind, bool keepsLines)
    {
        var source = _page.Source;
        var at = span.Start;
        while (at < span.End)
        {
            var plain = source.AsSpan(at, span.End - at).IndexOfAny(Characters.Special);
            var end = plain < 0 ? span.End : at + plain;
            if (end > at)
            {
                Begin(kind);
                _edits.Keep(at, end, Separator());
                at = end;
            }

            if (at == span.End)
                return;
            if (source[at] == '&')
            {
                var text = HtmlEntities.Read(source.AsSpan(at, span.End - at), out var length);
                Reference(text, new TextSpan(at, at + length), kind);
                at += length;
                continue;
            }

            if (keepsLines && source[at] == '\n')
                Line();
            else if (Characters.IsSpace(source[at]))
                Space();
            else if (IsBroken(at))
            {
                Begin(kind);
                _edits.Keep(at, at + 1, Separator());
            }

            at++;
        }
    }

    /// <summary>Whether a character may be part of one that was read in the wrong charset, which the repair has to see: a C1 control, or a soft hyphen
    /// after what may be the first byte.</summary>
    private bool IsBroken(int at) =>
        _page.Source[at] is >= '\u0080' and <= '\u009F' || (_page.Source[at] == '\u00AD' && at > 0 && _page.Source[at - 1] is >= '\u0080' and <= '\u00F4');

    private void Reference(string text, TextSpan span, BlockKind kind)
    {
        if (text.Length == 1 && Characters.IsSpace(text[0]))
        {
            Space();
            return;
        }

        // Controls may be part of what was read in the wrong charset, written as a reference or not: the repair has to see them.
        if (text.Length == 1 && Characters.IsNoise(text[0]) && text[0] is not (>= '\u0080' and <= '\u009F'))
            return;
        Begin(kind);
        if (span.Length == 1)
            _edits.Keep(span.Start, span.End, Separator());
        else
            _edits.Replace(span.Start, span.End, text, Separator());
    }

    private void Space()
    {
        if (_separator.Length == 0 && _edits.Length > 0)
            _separator = " ";
    }

    private void Line()
    {
        EndBlock();
        _separator = _edits.Length > 0 ? "\n" : "";
    }

    private string Separator()
    {
        var separator = _separator;
        _separator = "";
        return separator;
    }

    private void Begin(BlockKind kind)
    {
        if (_blockStart >= 0)
            return;
        _blockStart = _edits.Length + _separator.Length;
        _blockKind = kind;
    }

    private void EndBlock()
    {
        if (_blockStart >= 0 && _blockStart < _edits.Length)
            _blocks.Add(new Block(new TextSpan(_blockStart, _edits.Length), _blockKind));
        _blockStart = -1;
        _separator = "";
    }

    private static BlockKind KindOf(HtmlTraits traits) =>
        (traits & HtmlTraits.Heading) != HtmlTraits.None ? BlockKind.Heading
        : (traits & HtmlTraits.Caption) != HtmlTraits.None ? BlockKind.Caption
        : (traits & HtmlTraits.Byline) != HtmlTraits.None ? BlockKind.Byline
        : (traits & HtmlTraits.Quotation) != HtmlTraits.None ? BlockKind.Quotation
        : (traits & HtmlTraits.ListItem) != HtmlTraits.None ? BlockKind.ListItem
        : (traits & HtmlTraits.Table) != HtmlTraits.None ? BlockKind.Table
        : BlockKind.Paragraph;
}
