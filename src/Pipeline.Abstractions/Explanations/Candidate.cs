namespace Pipeline;

/// <summary>Something that a stage could have chosen.</summary>
/// <param name="Value">The words of it.</param>
/// <param name="Score">Higher is better; what the figure means is the stage's affair. NaN when it has none.</param>
/// <param name="Reason">Where it comes from, or what speaks for and against it.</param>
public readonly record struct Candidate(string Value, double Score, string Reason)
{
    /// <summary>Where it is in the text of the document that the stage returns; null when it is not there.</summary>
    public TextSpan? Span { get; init; }
}
