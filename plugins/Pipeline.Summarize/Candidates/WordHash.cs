namespace Pipeline.Summarize.Candidates;

/// <summary>Hashes and compares words, without regard to the case of A to Z. The same in every process.</summary>
internal static class WordHash
{
    /// <summary>FNV-1a over UTF-16 code units (Fowler, Noll and Vo 1991). O(length).</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = 2166136261;
        foreach (var c in word)
            hash = (hash ^ Lower(c)) * 16777619;
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
