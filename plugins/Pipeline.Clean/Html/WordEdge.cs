namespace Pipeline.Clean.Html;

/// <summary>Tells where words end that no white space sets apart.</summary>
internal static class WordEdge
{
    /// <summary>Whether two runs with nothing between them are words of their own, as labels beside links are that a style sheet sets apart: in
    /// elements next to each other, and the case starts anew.</summary>
    public static bool IsBetween(HtmlPage page, HtmlRun before, HtmlRun run)
    {
        if (before.Element < 0 || run.Element < 0 || before.Element == run.Element || before.Span.Length < 2)
            return false;
        var (left, right) = (page.Source[before.Span.End - 1], page.Source[run.Span.Start]);
        var ends = left is '.' or ',' or ':' or ';' or '!' or '?'
            || ((char.IsLower(left) || char.IsDigit(left)) && char.IsLower(page.Source[before.Span.End - 2]))

            // A year; "H<sub>20</sub>O" is none.
            || (char.IsDigit(left) && before.Span.Length >= 4 && char.IsDigit(page.Source[before.Span.End - 2]));
        if (!ends || !char.IsUpper(right))
            return false;

        // "You<b>Tube</b>" is one word; a label and the sentence after it are not.
        var arePhrases = before.Span.In(page.Source).Contains(' ') && run.Span.In(page.Source).Contains(' ');
        return arePhrases || (!IsAround(page, before.Element, run.Element) && !IsAround(page, run.Element, before.Element));
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
