namespace Pipeline;

/// <summary>A sentence that was picked for the summary.</summary>
/// <param name="Span">The sentence in the text.</param>
/// <param name="Score">How well it stands for the article; higher is better, comparable within one document only.</param>
public readonly record struct SummarySentence(TextSpan Span, double Score) : IAnnotation<SummarySentence>
{
    /// <inheritdoc/>
    public static string LayerName => "summary";

    /// <inheritdoc/>
    public SummarySentence WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Span = map(Span) };
    }
}
