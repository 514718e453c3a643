namespace Pipeline.Summarize.Keyphrases;

/// <summary>Ranks phrases, and leaves out those that a better one says.</summary>
internal static class PhraseRanking
{
    // A phrase that comes up after this many sentences counts half of one in the first.
    private const double Half = 12;

    // A name is worth more than another phrase of the same count.
    private const double Name = 1.5;

    // A common word alone says little, unless it is said again and again.
    private const double Alone = 0.5;

    /// <summary>The best phrases. A phrase is worth the uses of its words, more for each time that it is said as a whole, more when it is a name, and less the
    /// later it comes up. O(n log n + count · n).</summary>
    public static List<Phrase> Best(List<Phrase> phrases, int count)
    {
        foreach (var phrase in phrases)
        {
            var uses = (double)phrase.Uses / Math.Max(1, phrase.Words) * (1 + (0.5 * (Math.Min(phrase.Words, 3) - 1)));
            var isName = phrase.Names * 2 > phrase.Mentions.Count;
            phrase.Score = Math.Round(uses * Math.Sqrt(phrase.Mentions.Count) * (isName ? Name : phrase.Words == 1 ? Alone : 1) * Half / (Half + phrase.Place), 6);
        }

        var order = Enumerable.Range(0, phrases.Count).OrderByDescending(i => phrases[i].Score).ThenBy(static i => i).Select(i => phrases[i]);
        var kept = new List<Phrase>();
        foreach (var phrase in order)
        {
            if (kept.Count == count)
                break;
            if (Longer(phrase, kept) is { } at)
                kept[at] = phrase.Names > 0 && kept[at].Names > 0 ? Merge(kept[at], phrase) : kept[at];
            else if (!kept.Exists(other => Holds(other, phrase)))
                kept.Add(phrase);
        }

        return kept;
    }

    /// <summary>A kept name that this phrase is the full form of: <c>Ortiz</c> for <c>Lena Ortiz</c>.</summary>
    private static int? Longer(Phrase phrase, List<Phrase> kept)
    {
        var at = kept.FindIndex(other => Holds(phrase, other));
        return at >= 0 ? at : null;
    }

    /// <summary>The full form, with its own mentions and the score of the short one.</summary>
    private static Phrase Merge(Phrase shorter, Phrase full)
    {
        full.Score = Math.Max(shorter.Score, full.Score);
        return full;
    }

    private static bool Holds(Phrase longer, Phrase shorter) =>
        longer.Words > shorter.Words && $" {longer.Stems} ".Contains($" {shorter.Stems} ", StringComparison.Ordinal);
}
