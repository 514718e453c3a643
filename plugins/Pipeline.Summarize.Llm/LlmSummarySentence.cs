using System.Collections.Immutable;

namespace Pipeline.Summarize.Llm;

/// <summary>A sentence of a summary that a model wrote.</summary>
/// <param name="Span">The sentence of the text that supports it best; empty, at the start, when none does.</param>
/// <param name="Text">What the model wrote.</param>
/// <param name="Support">The share of its terms that the supporting sentences have, 0 to 1.</param>
public readonly record struct LlmSummarySentence(TextSpan Span, string Text, double Support) : IAnnotation<LlmSummarySentence>
{
    private readonly ImmutableArray<TextSpan> _sources;

    /// <inheritdoc/>
    public static string LayerName => "llm-summary";

    /// <summary>Its place in the summary, from 0.</summary>
    public int Order { get; init; }

    /// <summary>Whether the text says it, as far as words can tell. What is not supported should not be printed unread.</summary>
    public bool IsSupported { get; init; }

    /// <summary>Whether it is a sentence of the layer <c>summary</c>, because the model gave none.</summary>
    public bool IsFallback { get; init; }

    /// <summary>The sentences that support it, in the order of the text.</summary>
    public ImmutableArray<TextSpan> Sources
    {
        get => _sources.IsDefault ? [] : _sources;
        init => _sources = value;
    }

    /// <inheritdoc/>
    public LlmSummarySentence WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Span = map(Span), Sources = [.. Sources.Select(map).Where(static span => !span.IsEmpty)] };
    }

    /// <summary>Whether all fields are equal, the sources one by one.</summary>
    /// <param name="other">The sentence to compare with.</param>
    public bool Equals(LlmSummarySentence other) =>
        Span == other.Span && Text == other.Text && Support.Equals(other.Support) && Order == other.Order && IsSupported == other.IsSupported
        && IsFallback == other.IsFallback && Sources.SequenceEqual(other.Sources);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Span, Text, Support, Order, IsSupported, IsFallback, Sources.Length);
}
