using System.Buffers;

namespace Pipeline.TagQuotes;

/// <summary>Finds the characters of a paragraph that may be quotation marks, and tells apostrophes and inches from them.</summary>
/// <remarks>One pass with a vectorised search; O(n) time.</remarks>
internal static class MarkScanner
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„‟«»‹›‘’'`");

    private static readonly System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elisions =
        System.Collections.Frozen.FrozenSet.ToFrozenSet(["til", "tis", "twas", "em", "cause", "cuz", "n", "bout", "round", "ere", "nuff", "tween"], StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the marks of a paragraph to <paramref name="marks"/>.</summary>
    public static void Scan(string text, TextSpan paragraph, List<QuotationMark> marks)
    {
        var at = paragraph.Start;
        while (at < paragraph.End)
        {
            var found = text.AsSpan(at, paragraph.End - at).IndexOfAny(Marks);
            if (found < 0)
                return;
            at += found;
            var width = IsPair(text, at, paragraph.End) ? 2 : 1;
            var span = new TextSpan(at, at + width);
            Add(text, paragraph, span, marks);
            at = span.End;
        }
    }

    private static bool IsPair(string text, int at, int end) => text[at] is '\'' or '`' or '‘' or '’' && at + 1 < end && text[at + 1] == text[at];

    private static void Add(string text, TextSpan paragraph, TextSpan span, List<QuotationMark> marks)
    {
        var before = span.Start > paragraph.Start ? text[span.Start - 1] : ' ';
        var after = span.End < paragraph.End ? text[span.End] : ' ';
        // A mark opens before a word and closes after one; between two words the straight ones can do either.
        var opens = !char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before);
        var closes = !char.IsWhiteSpace(before) && !char.IsLetterOrDigit(after);
        switch (text[span.Start])
        {
            case '“' or '„' or '‟':
                // “…“: an opening mark after a word and before white space was meant to close.
                marks.Add(new(span, MarkFamily.Double, true, closes && char.IsWhiteSpace(after)));
                break;
            case '”':
                marks.Add(new(span, MarkFamily.Double, false, true));
                break;
            case '«':
                marks.Add(new(span, MarkFamily.Guillemet, !char.IsWhiteSpace(before) || opens, false));
                break;
            case '»':
                marks.Add(new(span, MarkFamily.Guillemet, false, true));
                break;
            case '"':
                if (!(char.IsAsciiDigit(before) && !opens && !EndsClause(after)))
                    marks.Add(new(span, MarkFamily.Double, !char.IsWhiteSpace(after), !char.IsWhiteSpace(before) || ClosesAfterInner(text, paragraph, span)));
                break;
            case '`' or '‹' when span.Length == 1:
                if (opens)
                    marks.Add(new(span, MarkFamily.Single, true, false));
                break;
            case '›':
                marks.Add(new(span, MarkFamily.Single, false, true));
                break;
            case var _ when span.Length == 2:
                marks.Add(new(span, MarkFamily.Double, text[span.Start] != '’' && !char.IsWhiteSpace(after), text[span.Start] is not ('`' or '‘') && !char.IsWhiteSpace(before)));
                break;
            case '‘':
                if (!IsElision(text, span.End, paragraph.End))
                    marks.Add(new(span, MarkFamily.Single, opens, false));
                break;
            case '’':
                if (closes)
                    marks.Add(new(span, MarkFamily.Single, false, true));
                break;
            default:
                if ((opens && !IsElision(text, span.End, paragraph.End)) || closes)
                    marks.Add(new(span, MarkFamily.Single, opens && !IsElision(text, span.End, paragraph.End), closes));
                break;
        }
    }

    /// <summary>'…' ": the space that some print between two closing marks.</summary>
    private static bool ClosesAfterInner(string text, TextSpan paragraph, TextSpan span) =>
        span.Start - 2 >= paragraph.Start && text[span.Start - 2] is '\'' or '’' && (span.End >= paragraph.End || char.IsWhiteSpace(text[span.End]));

    private static bool EndsClause(char c) => c is ',' or '.' or '?' or '!' or ';' or ':';

    /// <summary>Whether an apostrophe that stands for left-out letters starts the word: ’til, ’90s.</summary>
    private static bool IsElision(string text, int at, int end)
    {
        var stop = at;
        while (stop < end && stop - at < 8 && char.IsLetterOrDigit(text[stop]))
            stop++;
        var word = text.AsSpan(at, stop - at);
        return Elisions.Contains(word) || (word.Length >= 2 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]) && (word.Length == 2 || word[^1] == 's'));
    }
}
