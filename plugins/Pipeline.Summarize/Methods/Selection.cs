using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Methods;

/// <summary>Picks the best sentences one by one, each time against what is picked already.</summary>
/// <remarks>Maximal marginal relevance, after Carbonell and Goldstein (1998), "The Use of MMR, Diversity-Based Reranking for Reordering Documents
/// and Producing Summaries". A sentence that leans on the one before is taken only once that one is in, unless nothing else is left.</remarks>
internal static class Selection
{
    /// <summary>Picks until the budget is spent. O(picked · text).</summary>
    public static List<SummarySentence> Pick(
        Article article, TermVectors vectors, double[] scores, Budget budget, double redundancy, double repeat, CancellationToken cancellationToken)
    {
        var candidates = article.Candidates;
        var picked = new List<SummarySentence>();
        var isPicked = new bool[candidates.Count];
        var isRepeat = new bool[candidates.Count];
        var likeness = new double[candidates.Count];
        var words = 0;
        while (picked.Count < budget.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var best = Best(mayLean: false);
            if (best < 0)
                best = Best(mayLean: true);
            if (best < 0)
                break;
            isPicked[best] = true;
            words += candidates[best].Words;
            picked.Add(new SummarySentence(candidates[best].Span, Math.Round(scores[best], 6)));
            for (var i = 0; i < scores.Length; i++)
            {
                if (isPicked[i] || isRepeat[i])
                    continue;
                likeness[i] = Math.Max(likeness[i], vectors.Similarity(i, best));
                isRepeat[i] = vectors.Overlap(i, best) > repeat;
            }
        }

        return picked;

        int Best(bool mayLean)
        {
            var best = -1;
            var bestScore = double.NegativeInfinity;
            for (var i = 0; i < scores.Length; i++)
            {
                if (isPicked[i] || isRepeat[i] || candidates[i].Words > budget.Words - words || (!mayLean && !Stands(i)))
                    continue;
                var score = scores[i] - (redundancy * likeness[i]);
                if (score > bestScore)
                    (best, bestScore) = (i, score);
            }

            return best;
        }

        // On its own, or after the sentence that it leans on.
        bool Stands(int i) =>
            (candidates[i].Traits & (Traits.Leans | Traits.OrphanQuote)) == Traits.None || candidates[i].Index == 0
            || (i > 0 && isPicked[i - 1] && candidates[i - 1].Index == candidates[i].Index - 1);
    }
}
