using System.Collections.Immutable;

namespace Pipeline.Summarize;

/// <summary>A phrase that says what the article is about.</summary>
/// <param name="Span">Its first mention.</param>
/// <param name="Rank">From 1, the best.</param>
/// <param name="Score">Higher is better, comparable within one document only.</param>
public readonly record struct Keyphrase(TextSpan Span, int Rank, double Score) : IAnnotation<Keyphrase>
{
    private readonly ImmutableArray<TextSpan> _mentions;

    /// <inheritdoc/>
    public static string LayerName => "keyphrases";

    /// <summary>Where the phrase stands, in order; the endings of its words may differ.</summary>
    public ImmutableArray<TextSpan> Mentions
    {
        get => _mentions.IsDefault ? [] : _mentions;
        init => _mentions = value;
    }

    /// <inheritdoc/>
    /// <remarks>Mentions that are left without text are dropped.</remarks>
    public Keyphrase WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Span = map(Span), Mentions = [.. Mentions.Select(map).Where(static span => !span.IsEmpty)] };
    }

    /// <summary>Whether all fields are equal, the mentions one by one.</summary>
    /// <param name="other">The phrase to compare with.</param>
    public bool Equals(Keyphrase other) =>
        Span == other.Span && Rank == other.Rank && Score.Equals(other.Score) && Mentions.SequenceEqual(other.Mentions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Span, Rank, Score, Mentions.Length);
}
