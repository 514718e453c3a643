using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Classics;

/// <summary>Sentences that speak of the main topics of the article.</summary>
/// <remarks>
/// Steinberger and Ježek (2004), "Using Latent Semantic Analysis in Text Summarization and Summary Evaluation": the singular value decomposition of the matrix of
/// terms and sentences; a sentence's score is the length of its vector in the space of the leading topics, each weighted by its singular value, and topics
/// with less than half of the first one's value are left out. The leading vectors are found by orthogonal iteration, which is linear in the text.
/// </remarks>
internal static class LsaMethod
{
    private const int Topics = 8;
    private const int Rounds = 40;

    /// <summary>Picks the highest scores. O(text · topics).</summary>
    public static List<SummarySentence> Pick(Article article, TermVectors vectors, Budget budget, CancellationToken cancellationToken)
    {
        var count = article.Candidates.Count;
        var basis = Start(Math.Min(Topics, count), count);
        var values = new double[basis.Length];
        Orthogonalize(basis, values);
        var terms = new double[vectors.TermCount];
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var vector in basis)
                Multiply(vectors, vector, terms);
            Orthogonalize(basis, values);
        }

        // The values are squares of singular values: half becomes a quarter.
        var scores = new double[count];
        for (var t = 0; t < basis.Length && values[t] > 0 && values[t] >= values[0] / 4; t++)
        {
            for (var i = 0; i < count; i++)
                scores[i] += values[t] * basis[t][i] * basis[t][i];
        }

        for (var i = 0; i < count; i++)
            scores[i] = Math.Round(Math.Sqrt(scores[i]), 9);
        return ScoreOrder.Pick(article, scores, budget);
    }

    /// <summary>Vectors that lean to no sentence and are the same in every run.</summary>
    private static double[][] Start(int topics, int count)
    {
        var basis = new double[topics][];
        for (var t = 0; t < topics; t++)
        {
            basis[t] = new double[count];
            for (var i = 0; i < count; i++)
                basis[t][i] = 1 + (((i % 101) * (t + 1) * 79 % 101) / 101.0);
        }

        return basis;
    }

    /// <summary>Multiplies with the matrix of sentences by sentences, AᵀA, without making it.</summary>
    private static void Multiply(TermVectors vectors, double[] vector, double[] terms)
    {
        Array.Clear(terms);
        for (var i = 0; i < vector.Length; i++)
        {
            var ids = vectors.Terms(i);
            var counts = vectors.Frequencies(i);
            for (var k = 0; k < ids.Length; k++)
                terms[ids[k]] += counts[k] * vector[i];
        }

        for (var i = 0; i < vector.Length; i++)
        {
            var ids = vectors.Terms(i);
            var counts = vectors.Frequencies(i);
            var sum = 0.0;
            for (var k = 0; k < ids.Length; k++)
                sum += counts[k] * terms[ids[k]];
            vector[i] = sum;
        }
    }

    /// <summary>Gram and Schmidt; the lengths before are estimates of the squared singular values.</summary>
    private static void Orthogonalize(double[][] basis, double[] lengths)
    {
        for (var t = 0; t < basis.Length; t++)
        {
            for (var u = 0; u < t; u++)
            {
                var share = Dot(basis[t], basis[u]);
                for (var i = 0; i < basis[t].Length; i++)
                    basis[t][i] -= share * basis[u][i];
            }

            lengths[t] = Math.Sqrt(Dot(basis[t], basis[t]));
            var isNothing = lengths[t] < 1e-9;
            lengths[t] = isNothing ? 0 : lengths[t];
            for (var i = 0; i < basis[t].Length; i++)
                basis[t][i] = isNothing ? 0 : basis[t][i] / lengths[t];
        }
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }
}
