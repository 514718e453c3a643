using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Classics;

/// <summary>How often terms are used.</summary>
internal static class TermCounts
{
    /// <summary>Over all sentences: for each term, and for all together. O(text).</summary>
    public static (double[] Counts, double All) Of(TermVectors vectors, int sentences)
    {
        var counts = new double[vectors.TermCount];
        var all = 0.0;
        for (var i = 0; i < sentences; i++)
            all += Add(vectors, i, counts);
        return (counts, all);
    }

    /// <summary>Adds those of one sentence.</summary>
    /// <returns>How many terms it uses.</returns>
    public static double Add(TermVectors vectors, int sentence, double[] counts)
    {
        var terms = vectors.Terms(sentence);
        var frequencies = vectors.Frequencies(sentence);
        var uses = 0.0;
        for (var k = 0; k < terms.Length; k++)
        {
            counts[terms[k]] += frequencies[k];
            uses += frequencies[k];
        }

        return uses;
    }
}
