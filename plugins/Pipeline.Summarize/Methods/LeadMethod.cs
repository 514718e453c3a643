using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Methods;

/// <summary>The first sentences of the article: in news a summary that is hard to beat.</summary>
internal static class LeadMethod
{
    /// <summary>Picks in document order; the first sentence has the highest score, 1. A sentence that does not fit is passed over.</summary>
    public static List<SummarySentence> Pick(Article article, Budget budget)
    {
        var picked = new List<SummarySentence>();
        var words = 0;
        foreach (var candidate in article.Candidates)
        {
            if (picked.Count == budget.Sentences)
                break;
            if (candidate.Words > budget.Words - words)
                continue;
            words += candidate.Words;
            picked.Add(new SummarySentence(candidate.Span, 1.0 / (picked.Count + 1)));
        }

        return picked;
    }
}
