namespace Pipeline.Summarize.Candidates;

/// <summary>Finds sentences that speak of something as known, <c>The glitches have been fixed</c>, and those before them that speak of it.</summary>
/// <remarks>Without a parse: an article, one to three small words, and a verb. What a name, a number or a preposition makes plain needs no sentence before it.</remarks>
internal static class DefiniteNouns
{
    private const int MostWords = 3;

    /// <summary>Of these there is one, or everybody knows which.</summary>
    private static readonly WordSet Known = new("""
        government president minister world country public internet military army economy queen king pope media press sun moon sea sky weather state city nation congress senate house court parliament
        white police reality fact truth problem question answer idea news result results only best worst same other latest first last next most least poor rich young old dead real more year week
        """);

    private static readonly WordSet Finite = new("""
        is are was were has had have will would could can may might must should did does do said says told came went took made got gave became began led fell rose won lost held met saw found ran
        left kept knew thought set hit shot brought sent paid built broke drew grew stood spoke
        """);

    /// <summary>The noun that a sentence starts with as something known; empty when there is none. O(1).</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> sentence)
    {
        if (!sentence.StartsWith("The "))
            return [];
        var rest = sentence[4..];
        ReadOnlySpan<char> noun = [];
        for (var words = 0; words <= MostWords; words++)
        {
            var end = 0;
            while (end < rest.Length && (char.IsAsciiLetterLower(rest[end]) || rest[end] == '-'))
                end++;
            if (end == 0 || end == rest.Length || rest[end] != ' ')
                return [];
            var word = rest[..end];
            if (words > 0 && (Finite.Contains(word) || (word.EndsWith("ed") && !noun.EndsWith("ly"))))
                return noun;
            if (Known.Contains(word) || (WordClassLexicon.Of(word) & ~WordClasses.Event) != WordClasses.None || word.Length < 4)
                return [];
            noun = word;
            rest = rest[(end + 1)..];
        }

        return [];
    }

    /// <summary>Gives each such noun that came up before a bit: the sentences with it introduce it, and the one right before is taken to say what is meant, as it is for <c>these two</c>. O(text) for each noun, at most <see cref="NameMentions.Most"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidates">Changed.</param>
    /// <param name="used">How many bits names have taken.</param>
    public static void Mark(string text, List<ArticleSentence> candidates, int used)
    {
        for (var i = 1; i < candidates.Count && used < NameMentions.Most; i++)
        {
            var sentence = candidates[i].Span.In(text);
            var noun = Of(sentence);
            var isKnown = noun.IsEmpty && PointsBack(sentence);
            if (noun.IsEmpty && !isKnown)
                continue;
            var stem = noun is [.., 's'] ? noun[..^1] : noun;
            var bit = 1UL << used;
            for (var j = 0; j < i && !noun.IsEmpty; j++)
            {
                if (!Has(candidates[j].Span.In(text), stem))
                    continue;
                candidates[j] = candidates[j] with { Introduces = candidates[j].Introduces | bit };
                isKnown = true;
            }

            if (!isKnown)
                continue;
            used++;
            candidates[i] = candidates[i] with { Presumes = candidates[i].Presumes | bit };
            candidates[i - 1] = candidates[i - 1] with { Introduces = candidates[i - 1].Introduces | bit };
        }
    }

    /// <summary>"These two": what is meant stands in the sentence before, unless it is these days.</summary>
    private static bool PointsBack(ReadOnlySpan<char> sentence)
    {
        var at = sentence.IndexOf(" these ", StringComparison.Ordinal);
        return at >= 0 && !sentence[(at + 7)..].StartsWith("days");
    }

    private static bool Has(ReadOnlySpan<char> sentence, ReadOnlySpan<char> stem)
    {
        for (var at = 0; sentence[at..].IndexOf(stem, StringComparison.OrdinalIgnoreCase) is var next and >= 0;)
        {
            at += next;
            if (at == 0 || !char.IsLetter(sentence[at - 1]))
                return true;
            at++;
        }

        return false;
    }
}
