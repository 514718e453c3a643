using System.Collections.Immutable;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>A kind of annotation that the export has never heard of.</summary>
public readonly record struct Claim(TextSpan Span, ClaimStatus Status) : IAnnotation<Claim>
{
    public static string LayerName => "claims";

    public TextSpan? Evidence { get; init; }

    public ImmutableArray<TextSpan> Parts { get; init; }

    public IReadOnlyDictionary<string, int>? Votes { get; init; }

    public double Confidence => double.NaN;

    public Claim WithSpans(Func<TextSpan, TextSpan> map) => this with
    {
        Span = map(Span),
        Evidence = Evidence is { } evidence ? map(evidence) : null,
        Parts = Parts.IsDefault ? default : ImmutableArray.CreateRange(Parts, map),
    };
}

public enum ClaimStatus
{
    Unchecked,
    MostlyTrue,
}
