using Pipeline.Segment.Sentences;

namespace Pipeline.Segment.Tokens;

/// <summary>Where a word is cut before its clitic: <c>do|n't</c>, <c>Russia|’s</c>, <c>we|’ll</c>, <c>can|not</c>.</summary>
internal static class Clitics
{
    private static readonly WordSet Negated = new("do ca wo did is are was were does has have had could would should ai");

    private static readonly WordSet Elided = new("l d j m t s n c qu jusqu lorsqu puisqu quoiqu");

    /// <summary>Where a French word is cut after what is elided before it: <c>l’|homme</c>; 0 when there is none.</summary>
    public static int CutAfterElision(ReadOnlySpan<char> word)
    {
        var apostrophe = word.IndexOfAny('\'', '’');
        return apostrophe > 0 && apostrophe + 1 < word.Length && Elided.Contains(word[..apostrophe]) ? apostrophe + 1 : 0;
    }

    /// <summary>The offset of the cut within the word; 0 when there is none.</summary>
    public static int CutAt(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
            return 0;
        var apostrophe = word.LastIndexOfAny('\'', '’');
        return apostrophe < 0 ? CutOfFused(word) : apostrophe == 0 ? 0 : AtApostrophe(word, apostrophe);
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

    /// <summary>The cut of words that are written as one, or whose apostrophe was left out; 0 for others.</summary>
    /// <param name="word">Without apostrophe, not empty.</param>
    public static int CutOfFused(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 8)
            return 0;
        return (word[^1] | 0x20) switch
        {
            'm' => word is "im" or "Im" ? 1 : 0,
            'e' => word is "ive" or "Ive" ? 1 : 0,
            'a' when word.Length == 5 => Is(word, "gonna") || Is(word, "gotta") || Is(word, "wanna") || Is(word, "outta") || Is(word, "lotta") ? 3 : 0,
            't' when (word[^2] | 0x20) == 'n' => Negated.Contains(word[..^2]) ? word.Length - 2 : 0,
            't' when word.Length == 6 => Is(word, "cannot") ? 3 : 0,
            _ => 0,
        };
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
