using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Classics;

/// <summary>Sentences of frequent words, each word less so once it is in.</summary>
/// <remarks>Nenkova and Vanderwende (2005), "The Impact of Frequency on Summarization": of the sentences with the most probable word, the one whose words are
/// most probable on average; then the probabilities of its words are squared.</remarks>
internal static class SumBasicMethod
{
    /// <summary>Picks one by one. O(picked · text).</summary>
    public static List<SummarySentence> Pick(Article article, TermVectors vectors, Budget budget, CancellationToken cancellationToken)
    {
        var count = article.Candidates.Count;
        var (probabilities, all) = TermCounts.Of(vectors, count);
        for (var term = 0; term < probabilities.Length; term++)
            probabilities[term] /= Math.Max(1, all);
        var picked = new List<SummarySentence>();
        var isOut = new bool[count];
        while (budget.Sentences > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var best = Best(article, vectors, probabilities, isOut, budget, out var score);
            if (best < 0)
                break;
            isOut[best] = true;
            budget = budget.Less(article.Candidates[best]);
            picked.Add(new SummarySentence(article.Candidates[best].Span, Math.Round(score, 6)));
            foreach (var term in vectors.Terms(best))
                probabilities[term] *= probabilities[term];
        }

        return picked;
    }

    private static int Best(Article article, TermVectors vectors, double[] probabilities, bool[] isOut, Budget budget, out double bestScore)
    {
        var best = -1;
        var bestWord = -1.0;
        bestScore = -1;
        for (var i = 0; i < isOut.Length; i++)
        {
            if (isOut[i] || !budget.Fits(article.Candidates[i]))
                continue;
            var (word, score) = Measure(vectors, probabilities, i);
            if (word > bestWord || (word == bestWord && score > bestScore))
                (best, bestWord, bestScore) = (i, word, score);
        }

        return best;
    }

    /// <summary>The most probable word, and the average over all.</summary>
    private static (double Word, double Average) Measure(TermVectors vectors, double[] probabilities, int sentence)
    {
        double word = 0, sum = 0, uses = 0;
        var terms = vectors.Terms(sentence);
        var frequencies = vectors.Frequencies(sentence);
        for (var k = 0; k < terms.Length; k++)
        {
            word = Math.Max(word, probabilities[terms[k]]);
            sum += frequencies[k] * probabilities[terms[k]];
            uses += frequencies[k];
        }

        return (word, sum / Math.Max(1, uses));
    }
}
