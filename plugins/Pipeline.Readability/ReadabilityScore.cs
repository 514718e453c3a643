namespace Pipeline.Readability;

/// <summary>How hard a document or a sentence is to read.</summary>
/// <param name="Span">The sentence; for a document, all of its text.</param>
/// <param name="Scope">Which of the two.</param>
public readonly record struct ReadabilityScore(TextSpan Span, ReadabilityScope Scope) : IAnnotation<ReadabilityScore>
{
    /// <inheritdoc/>
    public static string LayerName => "readability";

    /// <summary>Flesch reading ease: about 0 (very hard) to 100 (very easy), and beyond. Null without words, or when the document is not in English.</summary>
    public double? ReadingEase { get; init; }

    /// <summary>Flesch-Kincaid grade: the years of school in the United States that it takes. Null when <see cref="ReadingEase"/> is.</summary>
    public double? Grade { get; init; }

    /// <summary>The time it takes to read silently, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The number of words; a number is one.</summary>
    public int Words { get; init; }

    /// <summary>The number of syllables, by <see cref="Syllables"/>' rules for English.</summary>
    public int Syllables { get; init; }

    /// <inheritdoc/>
    public ReadabilityScore WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Span = map(Span) };
    }
}
