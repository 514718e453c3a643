using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;

namespace Pipeline.Summarize.News;

/// <summary>Tries all sets of one size.</summary>
/// <param name="article">The article.</param>
/// <param name="scores">Of each candidate alone.</param>
/// <param name="pool">The candidates that sets are made of, ascending.</param>
/// <param name="pairs">By places in the pool, the earlier first; not a number for two that may not be taken together.</param>
internal sealed class SetSearch(Article article, double[] scores, int[] pool, double[,] pairs)
{
    private readonly int[] _set = new int[pool.Length];
    private int[] _best = [];
    private double _bestScore;

    /// <summary>The set with the highest score that fits the budget, and in which no sentence lacks the one that it leans on; the first of equals. Empty when there is none.</summary>
    /// <param name="size">How many sentences.</param>
    /// <param name="budget">What they may take together.</param>
    public int[] Best(int size, Budget budget)
    {
        (_best, _bestScore) = (new int[size], double.NegativeInfinity);
        Extend(0, 0, size, 0, 0, budget);
        return double.IsFinite(_bestScore) ? [.. _best.Select(place => pool[place])] : [];
    }

    private void Extend(int depth, int from, int size, double score, ulong known, Budget budget)
    {
        if (depth == size)
        {
            if (score > _bestScore)
            {
                _bestScore = score;
                _set.AsSpan(0, size).CopyTo(_best);
            }

            return;
        }

        for (var place = from; place <= pool.Length - (size - depth); place++)
        {
            var candidate = article.Candidates[pool[place]];
            if (!budget.Fits(candidate) || !Stands(depth, place))
                continue;
            var sum = score + scores[pool[place]] - NewsPool.Cost(candidate, known);
            for (var i = 0; i < depth; i++)
                sum += pairs[_set[i], place];
            if (double.IsNaN(sum))
                continue;
            _set[depth] = place;
            Extend(depth + 1, place + 1, size, sum, known | candidate.Introduces, budget.Less(candidate));
        }
    }

    private bool Stands(int depth, int place) =>
        NewsPool.Stands(article, pool[place])
        || (depth > 0 && pool[_set[depth - 1]] == pool[place] - 1 && NewsPool.FollowsTheOneBefore(article, pool[place]));
}
