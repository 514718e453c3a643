namespace Pipeline.Segment.Tokens;

/// <summary>Where a word is cut before its clitic: <c>do|n't</c>, <c>Russia|’s</c>, <c>we|’ll</c>, <c>can|not</c>.</summary>
internal static class Clitics
{
    /// <summary>The offset of the cut within the word; 0 when there is none.</summary>
    public static int CutAt(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
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

    private static int Fused(ReadOnlySpan<char> word) => word.Length switch
    {
        4 when Is(word, "dont") || Is(word, "cant") || Is(word, "wont") || Is(word, "didnt") || Is(word, "isnt") => 2,
        5 when Is(word, "didnt") => 3,
        5 when Is(word, "gonna") || Is(word, "gotta") || Is(word, "wanna") => 3,
        6 when Is(word, "cannot") => 3,
        6 when Is(word, "doesnt") => 4,
        _ => 0,
    };

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
