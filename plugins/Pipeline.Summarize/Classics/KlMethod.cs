using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Classics;

/// <summary>Sentences that use words as often as the article does.</summary>
/// <remarks>KLSum of Haghighi and Vanderwende (2009), "Exploring Content Models for Multi-Document Summarization": one by one the sentence after which the
/// divergence of the summary's words from the article's is least.</remarks>
internal static class KlMethod
{
    // Added to every count in the summary, so that a word that it lacks does not make the divergence infinite; more favours sentences of a few words.
    private const double Smoothing = 1e-6;

    /// <summary>Picks one by one. O(picked · text).</summary>
    public static List<SummarySentence> Pick(Article article, TermVectors vectors, Budget budget, CancellationToken cancellationToken)
    {
        var count = article.Candidates.Count;
        var (document, all) = TermCounts.Of(vectors, count);
        var summary = new double[document.Length];
        var words = 0.0;
        var picked = new List<SummarySentence>();
        var isOut = new bool[count];
        while (budget.Sentences > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var best = -1;
            var least = double.PositiveInfinity;
            for (var i = 0; i < count; i++)
            {
                if (isOut[i] || !budget.Fits(article.Candidates[i]))
                    continue;
                var divergence = Change(vectors, i, document, all, summary, words);
                if (divergence < least)
                    (best, least) = (i, divergence);
            }

            if (best < 0)
                break;
            isOut[best] = true;
            budget = budget.Less(article.Candidates[best]);
            picked.Add(new SummarySentence(article.Candidates[best].Span, Math.Round(-least, 6)));
            words += TermCounts.Add(vectors, best, summary);
        }

        return picked;
    }

    /// <summary>By how much the divergence grows with a sentence; the terms that it lacks do not change.</summary>
    private static double Change(TermVectors vectors, int sentence, double[] document, double all, double[] summary, double words)
    {
        var terms = vectors.Terms(sentence);
        var frequencies = vectors.Frequencies(sentence);
        double gain = 0, uses = 0;
        for (var k = 0; k < terms.Length; k++)
        {
            var before = summary[terms[k]] + Smoothing;
            gain += document[terms[k]] / all * Logarithm((before + frequencies[k]) / before);
            uses += frequencies[k];
        }

        var smoothed = words + (Smoothing * document.Length);
        return smoothed <= 0 ? 0 : Logarithm((smoothed + uses) / smoothed) - gain;
    }

    // Rounded: the last bit of a logarithm is the platform's.
    private static double Logarithm(double value) => Math.Round(Math.Log(value), 9);
}
