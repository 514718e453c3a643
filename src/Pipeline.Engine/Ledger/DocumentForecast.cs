using System.Collections.Immutable;

namespace Pipeline.Engine.Ledger;

/// <summary>What the next run does with a document, and why.</summary>
/// <param name="Id">The document.</param>
/// <param name="Verdict">What it does.</param>
/// <param name="Summary">The verdict in words, as the end of a sentence that begins with the document.</param>
public sealed record DocumentForecast(string Id, ForecastVerdict Verdict, string Summary)
{
    /// <summary>Why, one line each; a line that belongs to the one above begins with two blanks.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];
}
