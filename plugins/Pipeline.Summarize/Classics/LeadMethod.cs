using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;

namespace Pipeline.Summarize.Classics;

/// <summary>The first sentences of the article: in news a summary that is hard to beat.</summary>
internal static class LeadMethod
{
    /// <summary>Picks in document order; the first sentence has the highest score, 1. A sentence that does not fit is passed over.</summary>
    public static List<SummarySentence> Pick(Article article, Budget budget)
    {
        var picked = new List<SummarySentence>();
        foreach (var candidate in article.Candidates)
        {
            if (budget.Sentences == 0)
                break;
            if (!budget.Fits(candidate))
                continue;
            budget = budget.Less(candidate);
            picked.Add(new SummarySentence(candidate.Span, 1.0 / (picked.Count + 1)));
        }

        return picked;
    }
}
