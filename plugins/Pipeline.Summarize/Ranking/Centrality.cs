namespace Pipeline.Summarize.Ranking;

/// <summary>How much of the rest of the article each sentence is about.</summary>
/// <remarks>
/// Directed, after Zheng and Lapata (2019), "Sentence Centrality Revisited for Unsupervised Summarization", eq. 4: only likeness to later sentences
/// counts, for what comes first in news is what the rest goes on about. Without their threshold the sum of
/// cosines is the product of one vector with the sum of the others, so running sums give it exactly in O(text), where pair by pair would be quadratic.
/// </remarks>
internal static class Centrality
{
    /// <summary>The similarity of each sentence to those after it, and to those before it, over the number of other sentences.</summary>
    /// <param name="vectors">Of unit length.</param>
    /// <param name="count">How many of them are sentences.</param>
    public static (double[] Forward, double[] Backward) Of(TermVectors vectors, int count)
    {
        var forward = new double[count];
        var backward = new double[count];
        var sum = new double[vectors.TermCount];
        for (var i = count - 1; i >= 0; i--)
            forward[i] = Meet(vectors, i, sum, count);
        Array.Clear(sum);
        for (var i = 0; i < count; i++)
            backward[i] = Meet(vectors, i, sum, count);
        return (forward, backward);
    }

    private static double Meet(TermVectors vectors, int sentence, double[] sum, int count)
    {
        var terms = vectors.Terms(sentence);
        var weights = vectors.Weights(sentence);
        var similarity = 0.0;
        for (var i = 0; i < terms.Length; i++)
        {
            similarity += weights[i] * sum[terms[i]];
            sum[terms[i]] += weights[i];
        }

        return similarity / Math.Max(1, count - 1);
    }
}
