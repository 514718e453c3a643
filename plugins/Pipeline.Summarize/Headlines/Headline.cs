namespace Pipeline.Summarize;

/// <summary>A headline: words of the text, in a row, that say the news. At most one to a document.</summary>
/// <param name="Span">The words in the text.</param>
/// <param name="IsOwn">Whether the article has it as its own headline; otherwise it is cut out of a sentence.</param>
public readonly record struct Headline(TextSpan Span, bool IsOwn) : IAnnotation<Headline>
{
    /// <inheritdoc/>
    public static string LayerName => "headline";

    /// <inheritdoc/>
    public Headline WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Span = map(Span) };
    }
}
