namespace Pipeline.Summarize.Headlines;

/// <summary>The headline that the article has.</summary>
internal static class OwnHeadline
{
    /// <summary>The first heading before any paragraph, when it is short enough. O(blocks before the first paragraph).</summary>
    public static TextSpan? Of(Document document, int words)
    {
        foreach (var block in document.Layer<Block>())
        {
            if (block.Kind == BlockKind.Paragraph)
                break;
            if (block.Kind == BlockKind.Heading && Words(block.Span.In(document.Text)) is var count && count > 0 && count <= words)
                return block.Span;
        }

        return null;
    }

    /// <summary>Counts what stands between white space and has a letter or digit.</summary>
    public static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        var isIn = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                isIn = false;
            else if (!isIn && char.IsLetterOrDigit(c))
                (isIn, words) = (true, words + 1);
        }

        return words;
    }
}
