namespace Pipeline.TagQuotes;

/// <summary>Pairs the quotation marks of each paragraph into regions. What is damaged stays damaged in its own paragraph.</summary>
/// <remarks>
/// A stack of open marks, at most <see cref="Deepest"/> deep, so O(marks) time whatever the input. Only outermost pairs become regions. An
/// opening mark without a closing one runs to the end of its paragraph when it starts the paragraph, which is how a quotation over several
/// paragraphs is printed (opening mark repeated, one closing mark); anywhere else it is dropped, and the pairs inside it count.
/// </remarks>
internal sealed class QuotationMarks(string text, List<QuotedRegion> regions, List<TextSpan> unpaired)
{
    private const int Deepest = 8;

    private readonly List<QuotationMark> _marks = [];
    private readonly List<(int Mark, int Regions)> _open = [];
    private bool _runsOn;

    /// <summary>Appends the regions of the next paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="index">Its index.</param>
    /// <param name="following">The paragraph after it, when there is one.</param>
    public void Pair(TextSpan paragraph, int index, TextSpan? following)
    {
        _marks.Clear();
        _open.Clear();
        MarkScanner.Scan(text, paragraph, _marks);
        var singles = HasPlausibleSingles();
        var firstRegion = regions.Count;
        for (var i = 0; i < _marks.Count; i++)
        {
            var mark = _marks[i];
            if (mark.Family == MarkFamily.Single && !singles && _open.Count == 0)
                continue;
            var match = FindOpen(mark);
            if (mark.Closes && match >= 0 && !(mark.Opens && LooksLikeOpening(mark)))
                Close(match, i, index);
            else if (mark.Opens && _open.Count < Deepest)
                Open(i, match);
            else
                Report(mark);
        }

        var runsOn = EndParagraph(paragraph, index, following);
        if (_runsOn && regions.Count > firstRegion && regions[firstRegion].Outer.Start == paragraph.Start)
            regions[firstRegion] = regions[firstRegion] with { Continues = true };
        _runsOn = runsOn;
    }

    /// <summary>Whether a single opening mark is ever closed in the paragraph; apostrophes alone are no quotation.</summary>
    private bool HasPlausibleSingles()
    {
        var opened = false;
        foreach (var mark in _marks)
        {
            if (mark.Family != MarkFamily.Single)
                continue;
            if (opened && mark.Closes)
                return true;
            opened |= mark.Opens;
        }

        return false;
    }

    private int FindOpen(QuotationMark mark)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_marks[_open[i].Mark].Family == mark.Family)
                return i;
        }

        return -1;
    }

    /// <summary>A straight mark after white space or a bracket and before a word opens, even where one is open.</summary>
    private bool LooksLikeOpening(QuotationMark mark)
    {
        var before = mark.Span.Start > 0 ? text[mark.Span.Start - 1] : ' ';
        return char.IsWhiteSpace(before) || before is '(' or '[';
    }

    private void Open(int mark, int sameFamily)
    {
        // The same mark once more, at the outermost level: the first was never closed.
        if (sameFamily == 0 && _open.Count == 1 && text[_marks[mark].Span.Start] is '"' or '\'')
        {
            Report(_marks[_open[0].Mark]);
            _open.Clear();
        }

        _open.Add((mark, regions.Count));
    }

    /// <summary>Takes note of a mark without a partner. Single ones are nearly always apostrophes, and say nothing.</summary>
    private void Report(QuotationMark mark)
    {
        if (mark.Family != MarkFamily.Single)
            unpaired.Add(mark.Span);
    }

    private void Close(int match, int mark, int paragraph)
    {
        var (opening, before) = _open[match];
        for (var i = match + 1; i < _open.Count; i++)
            Report(_marks[_open[i].Mark]);
        _open.RemoveRange(match, _open.Count - match);
        var outer = new TextSpan(_marks[opening].Span.Start, _marks[mark].Span.End);
        var inner = Trim(new TextSpan(_marks[opening].Span.End, _marks[mark].Span.Start));
        if (inner.IsEmpty)
            return;
        // Pairs inside this one were kept in case it would never close.
        regions.RemoveRange(before, regions.Count - before);
        regions.Add(new QuotedRegion(outer, inner, paragraph, Closed: true, Continues: false));
    }

    private bool EndParagraph(TextSpan paragraph, int index, TextSpan? following)
    {
        if (_open.Count == 0)
            return false;
        var runsOn = RunsOn(paragraph, index, following);
        // A quotation that goes on in the next paragraph is open on purpose.
        var onPurpose = runsOn && following is { } next && text[next.Start] == text[_marks[_open[0].Mark].Span.Start];
        for (var i = onPurpose ? 1 : 0; i < _open.Count; i++)
            Report(_marks[_open[i].Mark]);
        return runsOn;
    }

    private bool RunsOn(TextSpan paragraph, int index, TextSpan? following)
    {
        var (opening, before) = _open[0];
        var mark = _marks[opening];
        if (mark.Family == MarkFamily.Single && text[mark.Span.Start] != '‘')
            return false;
        var startsParagraph = mark.Span.Start == paragraph.Start;
        // He said: “… [end of paragraph] “… : the mark is repeated, so the first part is open on purpose.
        var repeated = following is { } next && text[next.Start] == text[mark.Span.Start] && mark.Span.Start >= paragraph.Start + 2 && text[mark.Span.Start - 2] is ':' or ',' or '.' or '!' or '?' or '”' or '"';
        // Said Berg. “… [end of paragraph]: starts a sentence, so its closing mark was forgotten.
        var startsSentence = mark.Span.Start >= paragraph.Start + 2 && char.IsWhiteSpace(text[mark.Span.Start - 1]) && text[mark.Span.Start - 2] is '.' or '!' or '?'
            && text[paragraph.End - 1] is '.' or '!' or '?';
        if (!startsParagraph && !repeated && !startsSentence)
            return false;
        var inner = Trim(new TextSpan(mark.Span.End, paragraph.End));
        if (inner.IsEmpty || (regions.Count > before && _open.Count == 1 && SameFamilyInside(mark.Family, opening)))
            return false;
        regions.RemoveRange(before, regions.Count - before);
        regions.Add(new QuotedRegion(new TextSpan(mark.Span.Start, inner.End), inner, index, Closed: false, Continues: false));
        return true;
    }

    private bool SameFamilyInside(MarkFamily family, int opening)
    {
        for (var i = opening + 1; i < _marks.Count; i++)
        {
            if (_marks[i].Family == family)
                return true;
        }

        return false;
    }

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}
