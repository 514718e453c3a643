namespace Pipeline.Summarize.Llm.Alignment;

/// <summary>The terms of a sentence: its words of content, by their stems, and its numbers.</summary>
internal static class TermSet
{
    private static readonly HashSet<string> Stop = new(
        """
        a about after all also am an and any are as at be because been before but by can could did do does for from had has have he her hers him his how i if in into is it its
        just may me might more most my no nor not now of on one only or other our out over own said same say says she should since so some such than that the their them then
        there these they this those through to too under until up upon us very was we were what when where which while who whom whose why will with would you your
        according
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Each term once. O(length).</summary>
    public static HashSet<string> Of(ReadOnlySpan<char> sentence)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sentence.Length; i++)
        {
            var from = i;
            while (i < sentence.Length && (char.IsLetterOrDigit(sentence[i]) || (sentence[i] is '.' or ',' && i > from && char.IsDigit(sentence[i - 1]) && i + 1 < sentence.Length && char.IsDigit(sentence[i + 1]))))
                i++;
            if (i > from && Term(sentence[from..i]) is { } term)
                terms.Add(term);
        }

        return terms;
    }

    /// <summary>Whether a term is a number.</summary>
    public static bool IsNumber(string term) => char.IsDigit(term[0]);

    private static string? Term(ReadOnlySpan<char> word)
    {
        var term = word.ToString().ToLowerInvariant();
        if (IsNumber(term))
            return term.Replace(",", "", StringComparison.Ordinal);
        if (term.Length < 2 || Stop.Contains(term))
            return null;
        return Stem(term);
    }

    /// <summary>Without the commonest endings: terms are only compared, never shown.</summary>
    private static string Stem(string word)
    {
        foreach (var ending in new[] { "ingly", "edly", "ing", "ies", "ied", "ed", "es", "s", "e", "y" })
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }
}
