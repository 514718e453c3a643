using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Classics;

/// <summary>Sentences that share words with many others.</summary>
/// <remarks>Mihalcea and Tarau (2004), "TextRank: Bringing Order into Texts", section 4: PageRank over the number of common terms, over the logarithms of
/// the lengths. Terms are stems without stop words.</remarks>
internal static class TextRankMethod
{
    // As in the paper.
    private const double Damping = 0.85;

    /// <summary>Picks the highest ranks. Quadratic in the first <see cref="SentenceGraph.Most"/> sentences.</summary>
    public static List<SummarySentence> Pick(Article article, TermVectors vectors, Budget budget, CancellationToken cancellationToken)
    {
        var logarithms = new double[article.Candidates.Count];
        for (var i = 0; i < logarithms.Length; i++)
            logarithms[i] = Math.Round(Math.Log(Math.Max(1, vectors.Terms(i).Length)), 9);
        var graph = new SentenceGraph(
            logarithms.Length,
            (i, j) => logarithms[i] + logarithms[j] is > 0 and var lengths ? vectors.Meet(i, j).Terms / lengths : 0,
            cancellationToken);
        return ScoreOrder.Pick(article, graph.Rank(Damping), budget);
    }
}
