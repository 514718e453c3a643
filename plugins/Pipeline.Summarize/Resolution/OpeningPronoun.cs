namespace Pipeline.Summarize.Resolution;

/// <summary>A pronoun that opens a sentence, and whom it stands for.</summary>
/// <param name="Span">The pronoun.</param>
/// <param name="Name">The full name.</param>
/// <param name="IsPossessive"><c>his</c>, not <c>he</c>.</param>
internal readonly record struct OpeningPronoun(TextSpan Span, string Name, bool IsPossessive)
{
    /// <summary>The edit that puts the name beside the pronoun, in brackets.</summary>
    public TextEdit Edit => new(new TextSpan(Span.End, Span.End), IsPossessive ? $" [{Name}’s]" : $" [{Name}]");
}
