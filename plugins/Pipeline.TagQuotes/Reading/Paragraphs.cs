namespace Pipeline.TagQuotes;

/// <summary>The paragraphs in which quotations are looked for: no headings, captions, bylines, credits or boilerplate.</summary>
internal static class Paragraphs
{
    /// <summary>Longer lines are never a heading or a credit by their shape.</summary>
    private const int LongestHeading = 90;

    /// <summary>A summary or a photograph's caption may come before the story.</summary>
    private const int MostWithDateline = 3;

    /// <summary>The paragraphs by the block layer, or by lines and their shape where there is none.</summary>
    public static List<TextSpan> Find(string text, Layer<Block> blocks, Layer<Sentence> sentences)
    {
        var found = new List<TextSpan>();
        if (blocks.Count == 0)
        {
            ByLine(text, sentences, found);
            return WithoutDatelines(text, found);
        }

        var end = 0;
        foreach (var block in blocks.AsSpan())
        {
            // Blocks may be nested (a list item in a quotation): the outer one comes first and holds all its text.
            if (block.Span.Start < end || block.Span.IsEmpty)
                continue;
            end = block.Span.End;
            if (block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation)
                found.Add(block.Span);
        }

        return WithoutDatelines(text, found);
    }

    /// <summary>Only a story's first paragraphs have one.</summary>
    private static List<TextSpan> WithoutDatelines(string text, List<TextSpan> paragraphs)
    {
        for (var i = 0; i < Math.Min(MostWithDateline, paragraphs.Count); i++)
            paragraphs[i] = new TextSpan(Dateline.End(text, paragraphs[i]), paragraphs[i].End);
        return paragraphs;
    }

    private static void ByLine(string text, Layer<Sentence> sentences, List<TextSpan> found)
    {
        SplitLines(text, new TextSpan(0, text.Length), found);
        JoinWrapped(found, sentences);
        found.RemoveAll(line => IsHeading(line.In(text)) || IsCredit(line.In(text)) || IsLabelled(line.In(text)) || IsCaption(line.In(text)));
    }

    /// <summary>Lines that a sentence runs over are one paragraph, wrapped at a width.</summary>
    private static void JoinWrapped(List<TextSpan> lines, Layer<Sentence> sentences)
    {
        var sentence = 0;
        var kept = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            while (sentence < sentences.Count && sentences[sentence].Span.End <= lines[i].Start)
                sentence++;
            if (kept > 0 && sentence < sentences.Count && sentences[sentence].Span.Start < lines[kept - 1].End)
                lines[kept - 1] = new TextSpan(lines[kept - 1].Start, lines[i].End);
            else
                lines[kept++] = lines[i];
        }

        lines.RemoveRange(kept, lines.Count - kept);
    }

    /// <summary>"READ MORE: …", "WATCH: …": a label in capitals of more than one word, or a known one.</summary>
    private static bool IsLabelled(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (colon is < 4 or > 24 || line[..colon].ContainsAnyInRange('a', 'z'))
            return false;
        var label = line[..colon];
        return label is "READ MORE" or "WATCH" or "WATCH BELOW" or "RELATED" or "MORE" or "SEE ALSO" or "LISTEN" or "PHOTOS" or "VIDEO";
    }

    /// <summary>"… (Jane Doe/Getty Images)": ends with a picture credit.</summary>
    private static bool IsCaption(ReadOnlySpan<char> line)
    {
        if (line[^1] != ')')
            return false;
        var open = line.LastIndexOf('(');
        return open >= 0 && line.Length - open < 60 && (line[open..].Contains('/') || line[open..].Contains("photo", StringComparison.OrdinalIgnoreCase));
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
