namespace Pipeline.Summarize.Candidates;

/// <summary>Hashes and compares words, without regard to the case of A to Z. The same in every process.</summary>
internal static class WordHash
{
    /// <summary>Of the length and four letters, which tell the words of the lists apart well enough: most words are asked for in vain. O(1).</summary>
    /// <param name="word">Not empty.</param>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = (uint)word.Length;
        hash = (hash * 31) + Lower(word[0]);
        hash = (hash * 31) + Lower(word[^1]);
        hash = (hash * 31) + Lower(word[word.Length / 2]);
        hash = (hash * 31) + Lower(word[Math.Min(1, word.Length - 1)]);
        hash *= 2654435761;
        return hash ^ (hash >> 15);
    }

    /// <summary>Whether a word is one in lower case.</summary>
    public static bool AreEqual(ReadOnlySpan<char> word, ReadOnlySpan<char> lower)
    {
        if (word.Length != lower.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (Lower(word[i]) != lower[i])
                return false;
        }

        return true;
    }

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
