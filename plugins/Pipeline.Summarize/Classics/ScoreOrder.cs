using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;

namespace Pipeline.Summarize.Classics;

/// <summary>Takes the sentences with the highest scores, as the classic rankers do.</summary>
internal static class ScoreOrder
{
    /// <summary>Picks until the budget is spent; the earlier of equals first. A sentence that does not fit is passed over. O(n log n).</summary>
    public static List<SummarySentence> Pick(Article article, double[] scores, Budget budget)
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b));
        var picked = new List<SummarySentence>();
        foreach (var i in order)
        {
            if (budget.Sentences == 0)
                break;
            if (!budget.Fits(article.Candidates[i]))
                continue;
            budget = budget.Less(article.Candidates[i]);
            picked.Add(new SummarySentence(article.Candidates[i].Span, Math.Round(scores[i], 6)));
        }

        return picked;
    }
}
