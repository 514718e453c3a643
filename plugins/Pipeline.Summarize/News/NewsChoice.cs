using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.News;

/// <summary>Chooses sentences together: by the sum of their scores, and of what each two of them are to each other.</summary>
/// <remarks>
/// Up to three sentences are chosen as the best of all sets from the <see cref="NewsPool"/>; further ones one by one, each against what is picked already, as in
/// maximal marginal relevance (Carbonell and Goldstein 1998). A sentence that leans on the one before is taken only together with it or after it,
/// unless nothing else is left.
/// </remarks>
internal sealed class NewsChoice(Article article, TermVectors vectors, NewsFeatures features, double[] scores, ReadOnlySpan<double> pairWeights)
{
    private const int SetSize = 3;

    private readonly double[] _pairWeights = pairWeights.ToArray();
    private readonly bool[] _isPicked = new bool[scores.Length];
    private readonly bool[] _isRepeat = new bool[scores.Length];
    private readonly double[] _gains = [.. scores];

    /// <summary>Picks until the budget is spent. O(picked · text).</summary>
    /// <returns>Candidates, in document order.</returns>
    public IEnumerable<int> Pick(Budget budget, CancellationToken cancellationToken)
    {
        var set = BestSet(budget);
        foreach (var i in set)
        {
            _isPicked[i] = true;
            budget = budget.Less(article.Candidates[i]);
        }

        if (budget.Sentences > 0)
            Extend(set, budget, cancellationToken);
        return Enumerable.Range(0, scores.Length).Where(i => _isPicked[i]);
    }

    private void Extend(int[] set, Budget budget, CancellationToken cancellationToken)
    {
        foreach (var i in set)
            WeighAgainst(i);
        while (budget.Sentences > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var best = Best(budget, mayLean: false);
            if (best < 0)
                best = Best(budget, mayLean: true);
            if (best < 0)
                return;
            _isPicked[best] = true;
            budget = budget.Less(article.Candidates[best]);
            WeighAgainst(best);
        }
    }

    private int[] BestSet(Budget budget)
    {
        var pool = NewsPool.Of(article, scores, budget);
        var pairs = Pairs(pool);
        for (var size = Math.Min(Math.Min(SetSize, budget.Sentences), pool.Length); size > 0; size--)
        {
            var best = new SetSearch(article, scores, pool, pairs).Best(size, budget);
            if (best.Length > 0)
                return best;
        }

        return [];
    }

    /// <summary>What each two of the pool are to each other; not a number when both may not be taken.</summary>
    private double[,] Pairs(int[] pool)
    {
        var pairs = new double[pool.Length, pool.Length];
        for (var a = 0; a < pool.Length; a++)
        {
            for (var b = a + 1; b < pool.Length; b++)
            {
                var meeting = vectors.Meet(pool[a], pool[b]);
                pairs[a, b] = NewsPool.IsRepeat(meeting) ? double.NaN : Together(pool[a], pool[b], meeting);
            }
        }

        return pairs;
    }

    private double Together(int one, int other, in TermMeeting meeting)
    {
        Span<double> values = stackalloc double[(int)PairFeature.Count];
        features.Of(one, other, meeting, values);
        return NewsWeights.Dot(_pairWeights, values);
    }

    private void WeighAgainst(int picked)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            if (_isPicked[i] || _isRepeat[i])
                continue;
            var meeting = vectors.Meet(i, picked);
            _isRepeat[i] = NewsPool.IsRepeat(meeting);
            _gains[i] += i < picked ? Together(i, picked, meeting) : Together(picked, i, meeting);
        }
    }

    private int Best(Budget budget, bool mayLean)
    {
        var best = -1;
        var bestGain = double.NegativeInfinity;
        var known = 0UL;
        for (var i = 0; i < scores.Length; i++)
        {
            var candidate = article.Candidates[i];
            if (_isPicked[i])
                known |= candidate.Introduces;
            if (_isPicked[i] || _isRepeat[i] || !budget.Fits(candidate))
                continue;
            var gain = _gains[i] - NewsPool.Cost(candidate, known);
            if (gain > bestGain && (mayLean || NewsPool.Stands(article, i) || (NewsPool.FollowsTheOneBefore(article, i) && _isPicked[i - 1])))
                (best, bestGain) = (i, gain);
        }

        return best;
    }
}
