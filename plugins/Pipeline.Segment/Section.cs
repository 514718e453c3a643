namespace Pipeline.Segment;

/// <summary>A heading and what follows it, up to the next heading or the end of the text. What stands before the first heading is in no section.</summary>
/// <param name="Span">From the start of the heading to the end of the last block before the next one.</param>
/// <param name="Heading">The heading.</param>
public readonly record struct Section(TextSpan Span, TextSpan Heading) : IAnnotation<Section>
{
    /// <inheritdoc/>
    public static string LayerName => "sections";

    /// <inheritdoc/>
    public Section WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Section(map(Span), map(Heading));
    }
}
