namespace Pipeline.Tests.Quality.Checks;

/// <summary>F1 of a text against the gold's, as `score_clean.py` counts: over the bag of its words, and over its runs of four.</summary>
internal readonly record struct PageScore(double Word, double FourGram)
{
    public static PageScore Of(string text, string gold)
    {
        var (a, b) = (Words(text), Words(gold));
        return new PageScore(F1(a, b), F1(FourGrams(a), FourGrams(b)));
    }

    private static double F1(List<string> a, List<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return a.Count == b.Count ? 1 : 0;
        var left = b.CountBy(static word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shared = 0;
        foreach (var word in a)
        {
            if (left.TryGetValue(word, out var count) && count > 0)
            {
                shared++;
                left[word] = count - 1;
            }
        }

        return 2.0 * shared / (a.Count + b.Count);
    }

    private static List<string> FourGrams(List<string> words) =>
        words.Count == 0 ? [] : [.. Enumerable.Range(0, Math.Max(1, words.Count - 3)).Select(i => string.Join(' ', words.Skip(i).Take(4)))];

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start;
            while (end < text.Length && IsWord(text, end))
                end++;
            if (end > start)
                words.Add(text[start..end].ToLowerInvariant());
            else
                end++;
        }

        return words;
    }

    private static bool IsWord(string text, int at) => char.IsLetterOrDigit(text, char.IsLowSurrogate(text[at]) && at > 0 ? at - 1 : at) || text[at] == '_' || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.OtherNumber or System.Globalization.UnicodeCategory.LetterNumber;
}
