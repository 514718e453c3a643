namespace Pipeline;

/// <summary>A block of the text: a paragraph, a heading, a credit line.</summary>
/// <param name="Span">The block, without the line breaks around it.</param>
/// <param name="Kind">What it is in the article.</param>
public readonly record struct Block(TextSpan Span, BlockKind Kind) : IAnnotation<Block>
{
    /// <inheritdoc/>
    public static string LayerName => "blocks";

    /// <summary>Whether the block is part of what the article says: not a byline, credit or boilerplate.</summary>
    public bool IsContent => Kind is not (BlockKind.Byline or BlockKind.Credit or BlockKind.Boilerplate);

    /// <inheritdoc/>
    public Block WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Span = map(Span) };
    }
}
