namespace Pipeline.Engine.Configuration;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Spelling
{
    /// <summary>Longer words are not compared: nobody meant them, and the comparison takes time of the product of the lengths.</summary>
    private const int MaxLength = 64;

    /// <summary>The candidate nearest to a word, when it is near enough to have been meant; null otherwise.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been written; of equally near ones the first in ordinal order wins.</param>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > MaxLength)
            return null;

        // A third of the letters may be wrong: `sentence` is `sentences`, `foo` is not `to`.
        var written = word.ToLowerInvariant();
        string? nearest = null;
        var best = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates.Where(static name => name.Length <= MaxLength).Order(StringComparer.Ordinal))
        {
            var distance = Distance(written, candidate.ToLowerInvariant());
            if (distance < best && distance < Math.Min(word.Length, candidate.Length))
                (nearest, best) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>The Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps of neighbours.</summary>
    internal static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[right.Length];
    }
}
