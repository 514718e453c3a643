namespace Pipeline.Clean.Html;

/// <summary>Tells where words end that no white space sets apart: a style sheet does, which is not read here.</summary>
/// <remarks>The rules are those that hold without exception on the development pages of the benchmark, where tags stand within a word about as often as between two.</remarks>
internal static class WordEdge
{
    /// <summary>In characters: enough of a word to tell what it is.</summary>
    private const int MaximumWord = 24;

    /// <summary>Whether two runs with nothing between them but tags are words of their own.</summary>
    public static bool IsBetween(HtmlPage page, HtmlRun before, HtmlRun run)
    {
        var (left, right) = (page.Source[before.Span.End - 1], page.Source[run.Span.Start]);
        if (before.Span.Length > 1 && before.Element >= 0 && run.Element >= 0 && before.Element != run.Element && StartsAnew(page, before, run, left, right))
            return true;
        return char.IsLetterOrDigit(left) && char.IsLetterOrDigit(right)
            && IsBetween(LastWord(before.Span.In(page.Source)), FirstWord(run.Span.In(page.Source)), TagsBetween.Read(page.Source, before.Span.End, run.Span.Start));
    }

    /// <summary>Labels beside links and the like: in elements next to each other, and the case starts anew.</summary>
    private static bool StartsAnew(HtmlPage page, HtmlRun before, HtmlRun run, char left, char right)
    {
        var ends = left is '.' or ',' or ':' or ';' or '!' or '?' || ((char.IsLower(left) || char.IsDigit(left)) && char.IsLower(page.Source[before.Span.End - 2]));
        if (!ends || !char.IsUpper(right))
            return false;

        // "You<b>Tube</b>" is one word; a label and the sentence after it are not.
        var arePhrases = before.Span.In(page.Source).Contains(' ') && run.Span.In(page.Source).Contains(' ');
        return arePhrases || (!IsAround(page, before.Element, run.Element) && !IsAround(page, run.Element, before.Element));
    }

    private static bool IsBetween(ReadOnlySpan<char> left, ReadOnlySpan<char> right, TagsBetween tags)
    {
        if (tags.HasBox)
            return true;
        if (tags.IsRaised)
            return false;
        var isNumber = !left.ContainsAnyExceptInRange('0', '9');
        if (right.Length > 1 && char.IsUpper(right[0]) && char.IsLower(right[1]))
        {
            // "1<strong>Anthills", "security<strong>Cons".
            if (isNumber ? right.Length > 2 : char.IsLower(left[^1]) && (left.Length > 3 || (left.Length == 3 && char.IsLower(left[0]))))
                return true;
        }

        if (!tags.AreSiblings)
            return false;
        if (char.IsAsciiDigit(left[0]))
        {
            // "47</span><span>mpg", but not "3</span><span>rd"; "2026</span><span>1h"; "54m</span><span>R".
            var isOrdinal = right is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH";
            if ((isNumber && right.Length > 1 && char.IsLetter(right[0]) && !isOrdinal) || (isNumber && left.Length == 4 && char.IsDigit(right[0])) || (!isNumber && char.IsUpper(right[0])))
                return true;
        }

        return left.Length > 1 && right.Length > 1
            && (tags.Closed == HtmlTag.Code ? tags.Opened == HtmlTag.Code : tags.Closed == tags.Opened ? tags.Closes > 1 : tags.Closes == 1 && IsPhrase(tags.Closed) && IsPhrase(tags.Opened));
    }

    private static bool IsPhrase(HtmlTag tag) => tag is HtmlTag.A or HtmlTag.Em or HtmlTag.I or HtmlTag.Span or HtmlTag.Cite;

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && text.Length - start < MaximumWord && char.IsLetterOrDigit(text[start - 1]))
            start--;
        return text[start..];
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end < MaximumWord && char.IsLetterOrDigit(text[end]))
            end++;
        return text[..end];
    }

    /// <summary>Whether an element is within another, a few levels up.</summary>
    private static bool IsAround(HtmlPage page, int outer, int element)
    {
        for (var level = 0; level < 16 && element >= outer; level++)
        {
            if (element == outer)
                return true;
            element = page.Elements[element].Parent;
        }

        return false;
    }
}
