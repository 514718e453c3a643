using System.Collections.Immutable;

namespace Pipeline;

/// <summary>A quotation: what was said, by whom, and the words that say so.</summary>
/// <param name="Span">The reported content: for a direct quotation the words inside the marks, for a mixed or indirect one the
/// whole reported clause.</param>
/// <param name="Kind">How much of it is verbatim.</param>
public readonly record struct Quote(TextSpan Span, QuoteKind Kind) : IAnnotation<Quote>
{
    private readonly ImmutableArray<TextSpan> _verbatim;

    /// <inheritdoc/>
    public static string LayerName => "quotes";

    /// <summary>The parts inside quotation marks, without the marks, in order; for a direct quotation the span itself.</summary>
    public ImmutableArray<TextSpan> Verbatim
    {
        get => _verbatim.IsDefault ? [] : _verbatim;
        init => _verbatim = value;
    }

    /// <summary>Who said it; null when unknown.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>The words that introduce it, such as <c>said</c> or <c>according to</c>; null when there are none.</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>How likely both its extent and its speaker are right, in [0, 1]; null when the stage that found it cannot tell.</summary>
    public double? Confidence { get; init; }

    /// <summary>The number, from 1, that the parts of one quotation share when an attribution or the end of a paragraph comes between them; null when it stands alone.</summary>
    public int? Chain { get; init; }

    /// <inheritdoc/>
    /// <remarks>Verbatim parts and a cue that are left without text are dropped. The speaker stays: the name is known still.</remarks>
    public Quote WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with
        {
            Span = map(Span),
            Verbatim = [.. Verbatim.Select(part => Move(part, map)).OfType<TextSpan>()],
            Speaker = Speaker is { } speaker ? speaker with { Mention = map(speaker.Mention) } : null,
            Cue = Cue is { } cue ? Move(cue, map) : null,
        };
    }

    /// <summary>Whether all fields are equal, the verbatim parts one by one.</summary>
    /// <param name="other">The quotation to compare with.</param>
    public bool Equals(Quote other) =>
        Span == other.Span && Kind == other.Kind && Speaker == other.Speaker && Cue == other.Cue
        && Nullable.Equals(Confidence, other.Confidence) && Chain == other.Chain && Verbatim.SequenceEqual(other.Verbatim);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Span, Kind, Speaker, Cue, Verbatim.Length);

    private static TextSpan? Move(TextSpan span, Func<TextSpan, TextSpan> map)
    {
        var moved = map(span);
        return moved.IsEmpty && !span.IsEmpty ? null : moved;
    }
}
