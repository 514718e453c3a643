namespace Pipeline.TagQuotes;

/// <summary>The paragraphs in which quotations are looked for: no headings, captions, bylines, credits or boilerplate.</summary>
internal static class Paragraphs
{
    /// <summary>Longer lines are never a heading or a credit by their shape.</summary>
    private const int LongestHeading = 90;

    /// <summary>The paragraphs by the block layer, or by lines and their shape where there is none.</summary>
    public static List<TextSpan> Find(string text, Layer<Block> blocks)
    {
        var found = new List<TextSpan>();
        if (blocks.Count == 0)
        {
            ByLine(text, found);
            return found;
        }

        var end = 0;
        foreach (var block in blocks.AsSpan())
        {
            // Blocks may be nested (a list item in a quotation): the outer one comes first and holds all its text.
            if (block.Span.Start < end || block.Span.IsEmpty)
                continue;
            end = block.Span.End;
            if (block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation)
                SplitLines(text, block.Span, found);
        }

        return found;
    }

    private static void ByLine(string text, List<TextSpan> found)
    {
        SplitLines(text, new TextSpan(0, text.Length), found);
        found.RemoveAll(line => IsHeading(line.In(text)) || IsCredit(line.In(text)));
    }

    private static void SplitLines(string text, TextSpan span, List<TextSpan> found)
    {
        var at = span.Start;
        while (at < span.End)
        {
            var length = text.AsSpan(at, span.End - at).IndexOfAny('\n', '\r', '\u2029');
            var end = length < 0 ? span.End : at + length;
            var line = text.AsSpan(at, end - at);
            var start = end - line.TrimStart().Length;
            var stop = at + line.TrimEnd().Length;
            if (start < stop)
                found.Add(new TextSpan(start, stop));
            at = end + 1;
        }
    }

    private static bool IsHeading(ReadOnlySpan<char> line) =>
        line.Length <= LongestHeading && line[^1] is not ('.' or '!' or '?' or ':' or ',' or ';' or '”' or '"' or '’' or '\'' or '»' or ')' or '…' or '-' or '—' or '–');

    private static bool IsCredit(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("By ", StringComparison.Ordinal) && line.Length <= LongestHeading && line[^1] != '.')
            return true;
        return line.Length <= 400
            && (line.Contains("contributed reporting", StringComparison.OrdinalIgnoreCase)
                || line.Contains("contributed to this", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("Reporting by", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("Editing by", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("This story has been", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("This article has been", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("This story was", StringComparison.OrdinalIgnoreCase));
    }
}
