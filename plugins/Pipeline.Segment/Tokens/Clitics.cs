using Pipeline.Segment.Sentences;

namespace Pipeline.Segment.Tokens;

/// <summary>Where a word is cut before its clitic: <c>do|n't</c>, <c>Russia|’s</c>, <c>we|’ll</c>, <c>can|not</c>.</summary>
internal static class Clitics
{
    private static readonly WordSet Negated = new("do ca wo did is are was were does has have had could would should ai");

    /// <summary>The offset of the cut within the word; 0 when there is none.</summary>
    public static int CutAt(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
            return 0;
        var apostrophe = word.LastIndexOfAny('\'', '’');
        return apostrophe < 0 ? Fused(word) : apostrophe == 0 ? 0 : AtApostrophe(word, apostrophe);
    }

    private static int AtApostrophe(ReadOnlySpan<char> word, int at)
    {
        var tail = word[(at + 1)..];
        switch (tail.Length)
        {
            case 1 when tail[0] is 's' or 'S' or 'd' or 'D' or 'm' or 'M':
                return at;
            case 1 when tail[0] is 't' or 'T' && word[at - 1] is 'n' or 'N' && at >= 2:
                return at - 1;
            case 2 when Is(tail, "re") || Is(tail, "ve") || Is(tail, "ll"):
                return at;
            default:
                return 0;
        }
    }

    /// <summary>Words that are written as one, or whose apostrophe was left out.</summary>
    private static int Fused(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 8 || word[^1] is not ('a' or 'A' or 't' or 'T' or 'm' or 'e'))
            return 0;
        if (Is(word, "cannot") || Is(word, "gonna") || Is(word, "gotta") || Is(word, "wanna") || Is(word, "outta") || Is(word, "lotta"))
            return 3;
        if (word is "im" or "Im" or "ive" or "Ive")
            return 1;
        var isNegated = word.Length >= 4 && word.EndsWith("nt", StringComparison.OrdinalIgnoreCase) && Negated.Contains(word[..^2]);
        return isNegated ? word.Length - 2 : 0;
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
