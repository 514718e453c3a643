namespace Pipeline.Segment.Layout;

/// <summary>The stretches of text that no sentence crosses: blocks, and paragraphs in the text outside of them.</summary>
internal static class Units
{
    /// <summary>Cuts the text at block edges, at blank lines and at line breaks that end a paragraph.</summary>
    /// <remarks>O(text + blocks · log blocks). Nested or overlapping blocks cut at each of their edges.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="blocks">In layer order; may be empty.</param>
    /// <param name="lineBreaks">What a single line break means.</param>
    /// <returns>In order, disjoint, none of white space alone.</returns>
    public static List<TextSpan> Of(string text, ReadOnlySpan<Block> blocks, LineBreaks lineBreaks)
    {
        var units = new List<TextSpan>();
        var paragraphs = new Paragraphs(text, lineBreaks, units);
        if (blocks.IsEmpty)
        {
            paragraphs.Cut(0, text.Length);
            return units;
        }

        var edges = new int[(blocks.Length * 2) + 1];
        for (var i = 0; i < blocks.Length; i++)
        {
            edges[2 * i] = blocks[i].Span.Start;
            edges[(2 * i) + 1] = blocks[i].Span.End;
        }

        edges[^1] = text.Length;
        Array.Sort(edges);
        var from = 0;
        foreach (var edge in edges)
        {
            if (edge <= from)
                continue;
            paragraphs.Cut(from, edge);
            from = edge;
        }

        return units;
    }
}
