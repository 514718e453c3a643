namespace Pipeline;

/// <summary>A token: a word, number or mark. Tokens and the gaps between them rebuild the text.</summary>
/// <param name="Span">The token; never empty, never white space.</param>
/// <param name="Kind">What it is made of.</param>
public readonly record struct Token(TextSpan Span, TokenKind Kind) : IAnnotation<Token>
{
    /// <inheritdoc/>
    public static string LayerName => "tokens";

    /// <inheritdoc/>
    public Token WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Span = map(Span) };
    }
}
