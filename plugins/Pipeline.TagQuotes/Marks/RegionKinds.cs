namespace Pipeline.TagQuotes;

/// <summary>Says what words in quotation marks are that nobody is reported to say.</summary>
internal static class RegionKinds
{
    private const int LongestNickname = 3;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Works = new HashSet<string>(
        ["film", "movie", "book", "novel", "song", "album", "show", "series", "play", "essay", "article", "headline", "titled", "entitled", "episode", "poem", "painting",
            "magazine", "podcast", "program", "programme", "musical", "documentary", "sitcom", "single", "opera", "ballet", "exhibition", "report", "memoir", "sculpture", "sequel", "hit"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The regions that are not in <paramref name="quoted"/>, and the marks without a partner.</summary>
    public static List<Quote> Of(Article article, HashSet<int> quoted)
    {
        var found = new List<Quote>();
        for (var i = 0; i < article.Words.Count; i++)
        {
            var region = article.Words[i].Region;
            if (region >= 0 && !quoted.Contains(region))
                found.Add(new Quote(article.Regions[region].Inner, KindOf(article, i)) { Verbatim = [article.Regions[region].Inner] });
        }

        foreach (var mark in article.Unpaired)
            found.Add(new Quote(mark, QuoteKind.Unpaired));
        return found;
    }

    private static QuoteKind KindOf(Article article, int word)
    {
        var words = article.Words;
        var inner = article.Regions[words[word].Region].Inner.In(article.Text);
        var between = word > 0 && word + 1 < words.Count && words[word - 1].IsCapitalised && words[word + 1].IsCapitalised && !words[word + 1].Is(WordClass.Function);
        var (count, capitals) = Count(inner);
        if (between && count <= LongestNickname)
            return QuoteKind.Nickname;
        for (var i = word - 1; i >= 0 && i >= word - 3 && !words[i].Is(WordClass.End); i--)
        {
            if (Works.Contains(article.TextOf(i)))
                return QuoteKind.Title;
        }

        return count >= 2 && capitals == count ? QuoteKind.Title : QuoteKind.Term;
    }

    /// <summary>The number of words, and of those that have a capital or are too short to need one in a title.</summary>
    private static (int Words, int Capitals) Count(ReadOnlySpan<char> text)
    {
        var (words, capitals) = (0, 0);
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim("“”\"‘’',.;:!?()");
            if (word.IsEmpty)
                continue;
            words++;
            if (char.IsUpper(word[0]) || char.IsDigit(word[0]) || (word.Length <= 3 && words > 1))
                capitals++;
        }

        return (words, capitals);
    }
}
