namespace Pipeline.Segment.Sentences;

/// <summary>A terminator or a run of them, with the marks that close after it.</summary>
/// <param name="At">The first terminator.</param>
/// <param name="Close">After the last mark that belongs to the sentence.</param>
/// <param name="Follow">The first character after the white space behind it.</param>
/// <param name="Kind">What the run is.</param>
/// <param name="HasQuote">Whether a quotation mark closes after it.</param>
/// <param name="HasBracket">Whether a bracket closes after it.</param>
internal readonly record struct Stop(int At, int Close, int Follow, StopKind Kind, bool HasQuote, bool HasBracket)
{
    /// <summary>Whether white space stands after it.</summary>
    public bool IsSpaced => Follow > Close;

    /// <summary>Reads the run at a terminator. O(length of the run and of the white space after it).</summary>
    public static Stop Read(string text, int at, int end)
    {
        var (kind, close) = ReadRun(text, at, end);
        bool quote = false, bracket = false;
        while (close < end)
        {
            var c = text[close];
            if (c == '[' && TryNote(text, close, end, out var after))
            {
                close = after;
            }
            else if ((Marks.IsCloser(c) || IsTurnedCloser(text, close, end)) && !IsLetterAt(text, close + 1, end, c))
            {
                var isQuote = Marks.IsClosingQuote(c) || !Marks.IsCloser(c);
                quote |= isQuote;
                bracket |= !isQuote;
                close++;
            }
            else if (close > at + 1 && (quote || bracket) && Marks.IsTerminator(c))
            {
                // `(…etc.).` or `“Why?”.`: the outer mark is the one that counts, and it ends the sentence.
                kind = Marks.IsStrong(c) ? StopKind.Strong : kind == StopKind.Period ? StopKind.Final : kind;
                close++;
            }
            else
            {
                break;
            }
        }

        var follow = SkipSpace(text, close, end);
        if (kind != StopKind.PeriodAndEllipsis)
        {
            // A note that stands apart still belongs to what it is a note on: `in Italy. [22] His poems`.
            while (follow < end && text[follow] == '[' && TryNote(text, follow, end, out var after) && (after == end || char.IsWhiteSpace(text[after])))
            {
                close = after;
                follow = SkipSpace(text, close, end);
            }
        }

        // A mark of quotation with white space on both sides closes what ends before it: `“… to stay.’ ” She left`.
        while (follow < end && follow > close && Marks.IsClosingQuote(text[follow]) && (follow + 1 == end || char.IsWhiteSpace(text[follow + 1])))
        {
            quote = true;
            close = follow + 1;
            follow = SkipSpace(text, close, end);
        }

        return new Stop(at, close, follow, kind, quote, bracket);
    }

    /// <summary>A mark that opens a quotation in English and closes it elsewhere: <c>„Ich gehe.“</c>, <c>»Nein.«</c>.</summary>
    private static bool IsTurnedCloser(string text, int at, int end) => text[at] is '“' or '‘' or '«' or '‹' && (at + 1 == end || !char.IsLetterOrDigit(text[at + 1]));

    private static int SkipSpace(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static (StopKind Kind, int Close) ReadRun(string text, int at, int end)
    {
        if (Marks.IsWideTerminator(text[at]))
        {
            var wide = at + 1;
            while (wide < end && (Marks.IsWideTerminator(text[wide]) || Marks.IsStrong(text[wide])))
                wide++;
            return (StopKind.Wide, wide);
        }

        int close = at, dots = 0, spaced = 0;
        var strong = false;
        while (close < end)
        {
            var c = text[close];
            if (c == '.')
                dots++;
            else if (c == '…')
                dots += 3;
            else if (Marks.IsTerminator(c))
                strong = true;
            else if (c is ' ' or '\u00A0' && close + 1 < end && text[close + 1] == '.' && !strong && IsSpacedDot(text, close + 1, end))
                spaced++;
            else
                break;
            close++;
        }

        if (strong)
            return (StopKind.Strong, close);
        if (dots == 1)
            return (StopKind.Period, close);
        if (spaced > 0)
            return dots > 3 && char.IsWhiteSpace(Before(text, at)) ? (StopKind.Final, close) : dots > 3 ? (StopKind.PeriodAndEllipsis, close) : (StopKind.SpacedEllipsis, close);
        return dots == 4 && text[at] == '.' ? (StopKind.Final, close) : (StopKind.Ellipsis, close);
    }

    /// <summary>A stop that stands alone (<c>. . .</c>), not one that starts a name (<c>.NET</c>, <c>.5</c>).</summary>
    private static bool IsSpacedDot(string text, int at, int end) => at + 1 >= end || !char.IsLetterOrDigit(text[at + 1]);

    private static char Before(string text, int at) => at == 0 ? ' ' : text[at - 1];

    /// <summary>A straight or curly apostrophe with a letter after it is part of a word (<c>Jr.’s</c>) or opens a quotation.</summary>
    private static bool IsLetterAt(string text, int at, int end, char mark) =>
        Marks.IsClosingQuote(mark) && mark is not ('”' or '»' or '›') && at < end && char.IsLetterOrDigit(text[at]);

    /// <summary>A note in brackets: <c>[3]</c>, <c>[a]</c>, <c>[12, 13]</c>.</summary>
    private static bool TryNote(string text, int at, int end, out int after)
    {
        after = at + 1;
        while (after < end && after - at < 16 && (char.IsAsciiDigit(text[after]) || text[after] is ',' or '–' or '-'))
            after++;
        if (after == at + 1 || after >= end || text[after] != ']')
            return false;
        after++;
        return true;
    }
}
