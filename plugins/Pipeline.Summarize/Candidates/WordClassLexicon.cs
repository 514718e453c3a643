namespace Pipeline.Summarize.Candidates;

/// <summary>Looks the classes of words up, without regard to the case of A to Z. Immutable and thread-safe.</summary>
internal static class WordClassLexicon
{
    private static readonly (WordClasses Classes, string Words)[] Lists =
    [
        (WordClasses.Stop, Lexicon.StopWords),
        (WordClasses.Attribution, Lexicon.AttributionWords),
        (WordClasses.FirstPerson, "i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll i’m i’ve i’d i’ll we’re we’ve we’d we’ll"),
        (WordClasses.SecondPerson, "you your yours yourself yourselves you're you've you'd you'll you’re you’ve you’d you’ll"),
        (WordClasses.ThirdPerson, "he him his himself she her hers herself they them their theirs themselves it its itself he's she's it's they're he’s she’s it’s they’re"),
        (WordClasses.Modal, "can could may might must shall should will would won't wouldn't couldn't shouldn't won’t wouldn’t couldn’t shouldn’t"),
        (WordClasses.Time, """
            monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
            today yesterday tomorrow tonight week weeks weekend month months year years morning afternoon evening night
            """),
        (WordClasses.Negation, "not no never none nothing nobody neither nor without can't cannot don't doesn't didn't isn't aren't wasn't weren't can’t don’t doesn’t didn’t isn’t aren’t wasn’t weren’t"),
        (WordClasses.Subordinator, "when while because although though if after before since until unless as where whether once whereas despite amid during in on at for with from by"),
        (WordClasses.Unit, "hundred thousand million billion trillion percent per cent dollars pounds euros miles kilometers kilometres feet tons tonnes degrees people killed injured"),
        (WordClasses.Event, """
            died killed injured arrested charged accused sentenced jailed convicted found guilty pleaded sued ruled ordered signed launched opened closed won lost beat defeated
            elected resigned fired appointed approved rejected passed banned agreed struck crashed exploded attacked shot wounded rescued released announced confirmed revealed
            claimed unveiled suspended fined cleared born married discovered
            """),
    ];

    // Open addressing, at most a quarter full: a word of content, which is most of them, meets an empty slot at once.
    private static readonly (string? Word, WordClasses Classes)[] Slots = Build();
    private static readonly int Longest = Slots.Max(static slot => slot.Word?.Length ?? 0);

    /// <summary>The classes of a word. O(1).</summary>
    /// <param name="word">Any length.</param>
    public static WordClasses Of(ReadOnlySpan<char> word)
    {
        if ((uint)(word.Length - 1) >= (uint)Longest)
            return WordClasses.None;
        var slots = Slots;
        for (var at = WordHash.Of(word); ; at++)
        {
            ref readonly var slot = ref slots[at & (uint)(slots.Length - 1)];
            if (slot.Word is null)
                return WordClasses.None;
            if (WordHash.AreEqual(word, slot.Word))
                return slot.Classes;
        }
    }

    private static (string? Word, WordClasses Classes)[] Build()
    {
        var classes = new Dictionary<string, WordClasses>(StringComparer.Ordinal);
        foreach (var (kind, words) in Lists)
        {
            foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                classes[word] = classes.GetValueOrDefault(word) | kind;
        }

        var slots = new (string? Word, WordClasses Classes)[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)classes.Count * 4)];
        foreach (var (word, kinds) in classes)
        {
            var at = WordHash.Of(word);
            while (slots[at & (uint)(slots.Length - 1)].Word is not null)
                at++;
            slots[at & (uint)(slots.Length - 1)] = (word, kinds);
        }

        return slots;
    }
}
