namespace Pipeline.Summarize.Ranking;

/// <summary>How much of what the article keeps coming back to a sentence speaks of.</summary>
/// <remarks>The sum over the terms of a sentence of the share of sentences that have the term, after Nenkova and Vanderwende (2005), "The Impact of
/// Frequency on Summarization", without their division by length. O(text).</remarks>
internal static class Coverage
{
    /// <summary>One value per sentence.</summary>
    public static double[] Of(TermVectors vectors, int count)
    {
        var sentencesWith = vectors.Sentences;
        var coverage = new double[count];
        for (var i = 0; i < count; i++)
        {
            var sum = 0;
            foreach (var term in vectors.Terms(i))
                sum += sentencesWith[term] - 1;
            coverage[i] = sum / (double)count;
        }

        return coverage;
    }
}
