using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Classics;

/// <summary>Sentences that the rest of the article goes on about.</summary>
/// <remarks>Zheng and Lapata (2019), "Sentence Centrality Revisited for Unsupervised Summarization", eq. 4 and 5, over tf-idf: likeness to later sentences
/// counts for a sentence, likeness to earlier ones against it, and what is below a threshold between the least and the greatest does not count.</remarks>
internal static class PacSumMethod
{
    // Weights on the paper's line λ1 + λ2 = 1, on the side where it found its best for news; the threshold is its β.
    private const double Backward = -1;
    private const double Forward = 2;
    private const double Threshold = 0.1;

    /// <summary>Picks the most central. Quadratic in the first <see cref="SentenceGraph.Most"/> sentences.</summary>
    public static List<SummarySentence> Pick(Article article, TermVectors vectors, Budget budget, CancellationToken cancellationToken)
    {
        var graph = new SentenceGraph(article.Candidates.Count, vectors.Similarity, cancellationToken);
        var (least, greatest) = graph.Range();
        graph.Lower(least + (Threshold * (greatest - least)));
        var (before, after) = graph.Sums();
        var scores = new double[before.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = (Backward * before[i]) + (Forward * after[i]);
        return ScoreOrder.Pick(article, scores, budget);
    }
}
