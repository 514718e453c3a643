namespace Pipeline.Summarize.Ranking;

/// <summary>Cuts the commonest endings of English words, so that <c>talks</c>, <c>talked</c> and <c>talking</c> are one term.</summary>
/// <remarks>Step 1 of Porter (1980), "An algorithm for suffix stripping", without its repairs: terms are only compared, never shown.</remarks>
internal static class Stemmer
{
    /// <summary>The stem: a prefix of the word of at least three characters.</summary>
    /// <param name="word">In lower case.</param>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word.EndsWith("ies"))
            return word[..^3];
        if (word.Length > 4 && word.EndsWith("sses"))
            return word[..^2];
        if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            word = word[..^1];
        if (word.Length > 5 && word.EndsWith("ing"))
            return Undouble(word[..^3]);
        if (word.Length > 4 && word.EndsWith("ed"))
            return Undouble(word[..^2]);
        return word.Length > 4 && word[^1] is 'e' or 'y' ? word[..^1] : word;
    }

    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
}
