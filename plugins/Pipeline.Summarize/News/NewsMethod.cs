using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.News;

/// <summary>Scores sentences by what they are and where they stand, then takes the best set of them: without repeats, and without sentences that do not stand alone.</summary>
internal static class NewsMethod
{
    /// <summary>Picks sentences, and says why where that is asked for. O(text + sentences picked · text).</summary>
    public static List<SummarySentence> Pick(Article article, TermVectors vectors, Budget budget, NewsWeights weights, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        var features = new NewsFeatures(article, vectors);
        var scores = Score(features, article.Candidates.Count, weights.Sentence);
        var choice = new NewsChoice(article, vectors, features, scores, weights.Pair);
        var picked = choice.Pick(budget, cancellationToken).ToList();
        if (decisions is not null)
        {
            foreach (var decision in new NewsExplanation(article, vectors, features, weights, scores).Of(picked))
                decisions.Add(decision);
        }

        return [.. picked.Select(i => new SummarySentence(article.Candidates[i].Span, Math.Round(scores[i], 6)))];
    }

    /// <summary>One score per sentence, each on its own.</summary>
    public static double[] Score(NewsFeatures features, int count, ReadOnlySpan<double> weights)
    {
        Span<double> values = stackalloc double[(int)NewsFeature.Count];
        var scores = new double[count];
        for (var i = 0; i < count; i++)
        {
            features.Of(i, values);
            scores[i] = NewsWeights.Dot(weights, values);
        }

        return scores;
    }
}
