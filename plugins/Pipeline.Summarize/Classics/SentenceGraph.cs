namespace Pipeline.Summarize.Classics;

/// <summary>How like each two sentences are, and the sentences that a random walk over the likenesses visits most.</summary>
/// <remarks>O(s²) time and memory for s sentences, so that only the first <see cref="Most"/> are nodes: 4 MB. Those after them score 0.</remarks>
internal sealed class SentenceGraph
{
    /// <summary>The most sentences that are compared with each other.</summary>
    public const int Most = 1_000;

    private const int Rounds = 50;
    private const double Settled = 1e-6;

    private readonly int _sentences;
    private readonly int _count;
    private readonly float[] _edges;

    /// <param name="sentences">How many there are.</param>
    /// <param name="likeness">Of two of them, the earlier first; not negative, and 0 for no edge.</param>
    /// <param name="cancellationToken">Looked at for each sentence.</param>
    public SentenceGraph(int sentences, Func<int, int, double> likeness, CancellationToken cancellationToken)
    {
        _sentences = sentences;
        _count = Math.Min(sentences, Most);
        _edges = new float[_count * _count];
        for (var i = 0; i < _count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var j = i + 1; j < _count; j++)
                _edges[(i * _count) + j] = _edges[(j * _count) + i] = (float)likeness(i, j);
        }
    }

    /// <summary>PageRank over the weighted edges (Brin and Page 1998; weighted as by Mihalcea and Tarau 2004, eq. 2).</summary>
    /// <param name="damping">The chance to follow an edge instead of starting anew.</param>
    /// <returns>One score per sentence; they add up to 1.</returns>
    public double[] Rank(double damping)
    {
        var sums = new double[_count];
        for (var i = 0; i < _count; i++)
        {
            foreach (var edge in _edges.AsSpan(i * _count, _count))
                sums[i] += edge;
        }

        var ranks = new double[_count];
        var next = new double[_count];
        Array.Fill(ranks, 1.0 / Math.Max(1, _count));
        for (var round = 0; round < Rounds; round++)
        {
            var change = Step(ranks, next, sums, damping);
            (ranks, next) = (next, ranks);
            if (change < Settled)
                break;
        }

        Array.Resize(ref ranks, _sentences);
        return ranks;
    }

    /// <summary>For each sentence, how like it is to those before it, and to those after it.</summary>
    public (double[] Before, double[] After) Sums()
    {
        var before = new double[_sentences];
        var after = new double[_sentences];
        for (var i = 0; i < _count; i++)
        {
            for (var j = 0; j < _count; j++)
                (j < i ? before : after)[i] += _edges[(i * _count) + j];
        }

        return (before, after);
    }

    /// <summary>The smallest and the largest likeness of two sentences.</summary>
    public (double Least, double Greatest) Range()
    {
        double least = double.MaxValue, greatest = 0;
        for (var i = 0; i < _count; i++)
        {
            for (var j = i + 1; j < _count; j++)
                (least, greatest) = (Math.Min(least, _edges[(i * _count) + j]), Math.Max(greatest, _edges[(i * _count) + j]));
        }

        return (Math.Min(least, greatest), greatest);
    }

    /// <summary>Takes an amount off every edge; those that are left with less than nothing go.</summary>
    public void Lower(double amount)
    {
        foreach (ref var edge in _edges.AsSpan())
            edge = (float)Math.Max(0, edge - amount);
    }

    private double Step(double[] ranks, double[] next, double[] sums, double damping)
    {
        var lost = 0.0;
        Array.Clear(next);
        for (var i = 0; i < _count; i++)
        {
            if (sums[i] <= 0)
            {
                lost += ranks[i];
                continue;
            }

            var share = ranks[i] / sums[i];
            var edges = _edges.AsSpan(i * _count, _count);
            for (var j = 0; j < edges.Length; j++)
                next[j] += share * edges[j];
        }

        var change = 0.0;
        for (var j = 0; j < _count; j++)
        {
            next[j] = ((1 - damping) / _count) + (damping * (next[j] + (lost / _count)));
            change += Math.Abs(next[j] - ranks[j]);
        }

        return change;
    }
}
