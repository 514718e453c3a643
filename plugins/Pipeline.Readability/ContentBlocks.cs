namespace Pipeline.Readability;

/// <summary>Tells whether sentences stand in blocks that are part of what the article says. Asked in the order of the text: O(blocks) in all.</summary>
internal sealed class ContentBlocks(Layer<Block> blocks)
{
    private int _next;
    private Block? _last;

    /// <summary>Whether the span is in a content block, or in none.</summary>
    /// <param name="span">Starts at or after the span asked for before.</param>
    public bool Holds(TextSpan span)
    {
        for (; _next < blocks.Count && blocks[_next].Span.Start <= span.Start; _next++)
            _last = blocks[_next];
        return _last is not { } block || block.IsContent || !block.Span.Contains(span.Start);
    }
}
