namespace Pipeline.Segment.Layout;

/// <summary>The stretches of text that no sentence crosses: blocks, and paragraphs in the text outside of them.</summary>
internal sealed class Units(LineBreaks lineBreaks)
{
    private readonly List<TextSpan> _units = [];
    private readonly List<int> _edges = [];
    private readonly Paragraphs _paragraphs = new(lineBreaks);

    /// <summary>Cuts the text at block edges, at blank lines and at line breaks that end a paragraph.</summary>
    /// <remarks>O(text + blocks · log blocks). Nested or overlapping blocks cut at each of their edges.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="blocks">In layer order; may be empty.</param>
    /// <returns>In order, disjoint, none of white space alone; until the next call.</returns>
    public List<TextSpan> Of(string text, ReadOnlySpan<Block> blocks)
    {
        _units.Clear();
        _edges.Clear();
        foreach (var block in blocks)
        {
            _edges.Add(block.Span.Start);
            _edges.Add(block.Span.End);
        }

        _edges.Add(text.Length);
        _edges.Sort();
        var from = 0;
        foreach (var edge in _edges)
        {
            if (edge <= from)
                continue;
            _paragraphs.Cut(text, from, edge, _units);
            from = edge;
        }

        return _units;
    }
}
