using System.Collections.Immutable;

namespace Pipeline;

/// <summary>One thing that a stage decided, and why; for people, see <see cref="IExplainedStage"/>.</summary>
public sealed record Decision
{
    /// <summary>What the stage made of it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What it is, in a word or two: <c>paragraph</c>, <c>title</c>, <c>speaker</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Why, in one line for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Where it is in the text of the document that the stage returns; null when it is not there.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>Where it is in <see cref="Document.Original"/>; null when that is where <see cref="Span"/> comes from, or nowhere.</summary>
    public TextSpan? Original { get; init; }

    /// <summary>The words to show; null for the text at the span.</summary>
    public string? Value { get; init; }

    /// <summary>What it was chosen from, best first; empty when there was no choice.</summary>
    public ImmutableArray<Candidate> Candidates { get; init; } = [];
}
