using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Methods;

/// <summary>Scores sentences by position, centrality, headline, length and facts, then picks greedily without repeats and without sentences that do not stand alone.</summary>
internal static class NewsMethod
{
    // Beyond this share of common terms a sentence says nothing new.
    private const double Repeat = 0.7;

    /// <summary>Picks sentences. O(text + sentences picked · text).</summary>
    public static List<SummarySentence> Pick(Article article, Budget budget, CancellationToken cancellationToken) =>
        Pick(article, TermVectors.Of(article), budget, NewsWeights.Default, cancellationToken);

    /// <inheritdoc cref="Pick(Article, Budget, CancellationToken)"/>
    internal static List<SummarySentence> Pick(Article article, TermVectors vectors, Budget budget, NewsWeights weights, CancellationToken cancellationToken) =>
        Selection.Pick(article, vectors, Score(article, vectors, weights), budget, weights.Redundancy, Repeat, cancellationToken);

    private static double[] Score(Article article, TermVectors vectors, NewsWeights weights)
    {
        var candidates = article.Candidates;
        var forward = Centrality.Of(vectors, candidates.Count);
        Normalize(forward);
        var coverage = Coverage.Of(vectors, candidates.Count);
        Normalize(coverage);
        var scores = new double[candidates.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var candidate = candidates[i];
            var score = (weights.Position / (1 + (weights.Decay * i)))
                + (weights.Forward * forward[i])
                + (weights.Title * vectors.Similarity(i, candidates.Count))
                + (weights.Length * LengthOf(candidate.Words, weights))
                + (weights.Coverage * coverage[i]);
            scores[i] = score + Has(Traits.Question, weights.Question) + Has(Traits.OrphanQuote, weights.OrphanQuote) + Has(Traits.Fragment, weights.Fragment);

            double Has(Traits trait, double weight) => (candidate.Traits & trait) != Traits.None ? weight : 0;
        }

        return scores;
    }

    /// <summary>1 for a sentence of ordinary length, less for one that is too short to say much or too long to read.</summary>
    private static double LengthOf(int words, NewsWeights weights) =>
        words < weights.Short ? words / weights.Short
        : words <= weights.Long ? 1
        : Math.Max(0, 1 - ((words - weights.Long) / 40.0));

    private static void Normalize(double[] values)
    {
        var most = 0.0;
        foreach (var value in values)
            most = Math.Max(most, value);
        if (most <= 0)
            return;
        for (var i = 0; i < values.Length; i++)
            values[i] /= most;
    }
}
