using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Classics;

/// <summary>Sentences that are like many others.</summary>
/// <remarks>Erkan and Radev (2004), "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", algorithm 3: PageRank over the pairs whose
/// tf-idf cosine is above a threshold.</remarks>
internal static class LexRankMethod
{
    // Both as in the paper.
    private const double Threshold = 0.1;
    private const double Damping = 0.85;

    /// <summary>Picks the highest ranks. Quadratic in the first <see cref="SentenceGraph.Most"/> sentences.</summary>
    public static List<SummarySentence> Pick(Article article, TermVectors vectors, Budget budget, CancellationToken cancellationToken)
    {
        var graph = new SentenceGraph(article.Candidates.Count, (i, j) => vectors.Similarity(i, j) > Threshold ? 1 : 0, cancellationToken);
        return ScoreOrder.Pick(article, graph.Rank(Damping), budget);
    }
}
