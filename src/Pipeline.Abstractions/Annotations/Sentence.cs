namespace Pipeline;

/// <summary>A sentence, or a heading or fragment that stands for one.</summary>
/// <param name="Span">The sentence with its closing marks, without the white space around it.</param>
public readonly record struct Sentence(TextSpan Span) : IAnnotation<Sentence>
{
    /// <inheritdoc/>
    public static string LayerName => "sentences";

    /// <inheritdoc/>
    public Sentence WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Sentence(map(Span));
    }
}
