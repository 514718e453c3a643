using Pipeline.Segment.Sentences;

namespace Pipeline.Segment.Tokens;

/// <summary>Compounds are cut at their hyphens (<c>state|-|run</c>), as in UD English; words with a prefix that is no word stay whole
/// (<c>co-founder</c>, <c>e-mail</c>).</summary>
internal static class Hyphens
{
    private static readonly WordSet Prefixes = new("""
        e co non anti pre post re pro mid ex semi multi sub neo mini micro over ultra inter intra extra counter pan psycho socio bio
        cross un de bi tri quasi pseudo proto meta
        """);

    /// <summary>Takes in the rest of a word after a prefix and its hyphen.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the word starts.</param>
    /// <param name="to">Where it ends so far.</param>
    /// <param name="end">Where the chunk ends.</param>
    /// <returns>The new end, or <paramref name="to"/>.</returns>
    public static int Extend(string text, int at, int to, int end)
    {
        if (to + 1 >= end || text[to] is not ('-' or '‐' or '‑') || !char.IsLetterOrDigit(text[to + 1]) || !Prefixes.Contains(text.AsSpan(at, to - at)))
            return to;
        var after = to + 1;
        while (after < end && (char.IsLetterOrDigit(text[after]) || (text[after] is '\'' or '’' && after + 1 < end && char.IsLetter(text[after + 1]))))
            after++;
        return after;
    }

    /// <summary>Takes in all parts of a compound, as treebanks of languages other than English have it: <c>CDU-Politiker</c>, <c>peut-être</c>.</summary>
    public static int Join(string text, int to, int end)
    {
        while (to + 1 < end && text[to] is '-' or '‐' or '‑' && char.IsLetterOrDigit(text[to + 1]))
        {
            to++;
            while (to < end && char.IsLetterOrDigit(text[to]))
                to++;
        }

        return to;
    }
}
