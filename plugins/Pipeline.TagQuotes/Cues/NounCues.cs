namespace Pipeline.TagQuotes;

/// <summary>Cues of a verb and its noun: <i>raised the prospect of</i>, <i>voiced frustration over</i>, <i>expressed willingness to</i>.</summary>
/// <remarks>The verb alone reports nothing ("raised the rent"); the noun says that something was said. Bounded look-ahead.</remarks>
internal static class NounCues
{
    /// <summary>"raised the very real prospect of".</summary>
    private const int MostBeforeNoun = 4;

    /// <summary>Where the content after a verb and its noun starts; −1 when the word is no such verb.</summary>
    /// <remarks>What was raised is named after "of"; what was voiced is the noun with all that hangs on it.</remarks>
    public static int End(Article article, Unit unit, int verb)
    {
        switch (article.TextOf(verb))
        {
            case "raised" or "raises":
                return Raised(article, unit, verb + 1);
            case "voiced" or "voices" or "expressed" or "expresses":
                return Voiced(article, unit, verb + 1);
            default:
                return -1;
        }
    }

    /// <summary><i>declined to</i>, <i>refused to</i>.</summary>
    public static bool IsDeclined(Article article, Unit unit, int i) =>
        i > unit.First && article.TextOf(i) is "declined" or "declines" or "refused" or "refuses";

    private static int Raised(Article article, Unit unit, int at)
    {
        var words = article.Words;
        for (var i = at; i + 2 < unit.End && i < at + MostBeforeNoun; i++)
        {
            if (words[i].IsMark || words[i].IsRegion)
                return -1;
            if (article.TextOf(i) is not ("prospect" or "possibility" or "idea" or "question" or "issue" or "spectre" or "specter" or "example"))
                continue;
            return article.TextOf(i + 1) is "of" or "that" && !words[i + 2].IsMark ? i + 2 : -1;
        }

        return -1;
    }

    /// <summary>The noun may have a possessive and an adjective before it; a preposition, "to" or "that" after it says what it is about.</summary>
    private static int Voiced(Article article, Unit unit, int at)
    {
        var words = article.Words;
        for (var i = at; i + 2 < unit.End && i < at + MostBeforeNoun; i++)
        {
            if (words[i].IsMark || words[i].IsRegion || words[i].IsCapitalised)
                return -1;
            if (words[i].IsNominal && words[i + 1].Is(WordClass.That))
                return i + 2;
            if (words[i].IsNominal && words[i + 1].Is(WordClass.Preposition | WordClass.To))
                return at;
        }

        return -1;
    }
}
