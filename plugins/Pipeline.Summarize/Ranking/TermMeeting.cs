namespace Pipeline.Summarize.Ranking;

/// <summary>What two sentences have in common.</summary>
/// <param name="Cosine">Of their vectors, 0 to 1.</param>
/// <param name="Coverage">Over the shared terms, the number of other sentences that have the term.</param>
/// <param name="Terms">How many terms are shared.</param>
/// <param name="Overlap">The share of the smaller sentence's terms that the other has too, 0 to 1.</param>
/// <param name="Common">How many of the shared terms are no names.</param>
/// <param name="Missing">How many of the smaller sentence's terms the other has not.</param>
internal readonly record struct TermMeeting(double Cosine, double Coverage, int Terms, double Overlap, int Common, int Missing);
