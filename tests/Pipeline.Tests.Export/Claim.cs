using System.Collections.Immutable;

namespace Pipeline.Tests.Export;

/// <summary>A kind of annotation that the export has never heard of, with a property of every shape.</summary>
public readonly record struct Claim(TextSpan Span, ClaimStatus Status, double Confidence) : IAnnotation<Claim>
{
    public static string LayerName => "claims";

    public TextSpan? Evidence { get; init; }

    public ImmutableArray<TextSpan> Parts { get; init; }

    public Checker CheckedBy { get; init; }

    public IReadOnlyDictionary<string, int>? Votes { get; init; }

    public DateOnly? CheckedOn { get; init; }

    public string? Origin { get; init; }

    public Claim WithSpans(Func<TextSpan, TextSpan> map) => this with
    {
        Span = map(Span),
        Evidence = Evidence is { } evidence ? map(evidence) : null,
        Parts = Parts.IsDefault ? default : ImmutableArray.CreateRange(Parts, map),
        CheckedBy = CheckedBy with { Mention = map(CheckedBy.Mention) },
    };
}

public enum ClaimStatus
{
    Unchecked,
    MostlyTrue,
}

public readonly record struct Checker(string? FullName, TextSpan Mention);
