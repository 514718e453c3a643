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
        Pick(article, budget, NewsWeights.Default, cancellationToken);

    /// <inheritdoc cref="Pick(Article, Budget, CancellationToken)"/>
    internal static List<SummarySentence> Pick(Article article, Budget budget, NewsWeights weights, CancellationToken cancellationToken)
    {
        var vectors = TermVectors.Of(article);
        var scores = Score(article, vectors, weights);
        return Selection.Pick(article, vectors, scores, budget, weights.Redundancy, Repeat, cancellationToken);
    }

    private static double[] Score(Article article, TermVectors vectors, NewsWeights weights)
    {
        var candidates = article.Candidates;
        var (forward, backward) = Centrality.Of(vectors, candidates.Count);
        Normalize(forward);
        Normalize(backward);
        var scores = new double[candidates.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var candidate = candidates[i];
            var score = (weights.Position / (1 + (0.5 * i)))
                + (weights.Forward * forward[i])
                + (weights.Backward * backward[i])
                + (weights.Title * vectors.Similarity(i, candidates.Count))
                + (weights.Length * LengthOf(candidate.Words));
            score += Has(Traits.Number, weights.Number) + Has(Traits.Question, weights.Question) + Has(Traits.OrphanQuote, weights.OrphanQuote)
                + Has(Traits.Fragment, weights.Fragment) + Has(Traits.FirstPerson, weights.FirstPerson);
            scores[i] = score;

            double Has(Traits trait, double weight) => (candidate.Traits & trait) != Traits.None ? weight : 0;
        }

        return scores;
    }

    /// <summary>1 for a sentence of ordinary length, less for one that is too short to say much or too long to read.</summary>
    private static double LengthOf(int words) => words switch
    {
        < 20 => words / 20.0,
        <= 35 => 1,
        _ => Math.Max(0, 1 - ((words - 35) / 40.0)),
    };

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
