namespace Pipeline.Readability;

/// <summary>The reading ease of Flesch (1948), "A new readability yardstick", and the grade of Kincaid et al. (1975), "Derivation of
/// new readability formulas for Navy enlisted personnel". Rounded to hundredths: more digits would mean nothing.</summary>
internal readonly record struct FleschFormula(int WordsPerMinute, bool IsEnglish)
{
    public ReadabilityScore Score(TextSpan span, ReadabilityScope scope, Counts counts)
    {
        var score = new ReadabilityScore(span, scope)
        {
            Seconds = Round(60.0 * counts.Words / WordsPerMinute),
            Words = counts.Words,
            Syllables = counts.Syllables,
        };
        if (counts.Words == 0 || !IsEnglish)
            return score;

        var wordsPerSentence = (double)counts.Words / counts.Sentences;
        var syllablesPerWord = (double)counts.Syllables / counts.Words;
        return score with
        {
            ReadingEase = Round(206.835 - (1.015 * wordsPerSentence) - (84.6 * syllablesPerWord)),
            Grade = Round((0.39 * wordsPerSentence) + (11.8 * syllablesPerWord) - 15.59),
        };
    }

    private static double Round(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
