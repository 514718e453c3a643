namespace Pipeline.TagQuotes;

/// <summary>Whether words in quotation marks that no cue claims look like speech: a whole sentence, or after a colon.</summary>
internal static class LooseSpeech
{
    /// <summary>A quotation without a cue and shorter than this is a term or a title unless it is a sentence.</summary>
    private const int Shortest = 5;

    /// <summary>Whether the region that a word stands for looks like speech.</summary>
    public static bool Is(Article article, Unit unit, int word)
    {
        var words = article.Words;
        var region = article.Regions[words[word].Region];
        var inner = region.Inner.In(article.Text);
        if (region.Continues || !region.Closed)
            return true;
        var atStart = word == unit.First || words[word - 1].Is(WordClass.End) || words[word - 1].IsRegion;
        if (word == unit.First + 1 && words[unit.First].Is(WordClass.Conjunction) && inner[^1] is '.' or '!' or '?')
            atStart = true;
        var atEnd = word + 1 == unit.End || (word + 2 == unit.End && words[word + 1].Is(WordClass.Mark));
        if (atStart && atEnd)
            return inner[^1] is '.' or '!' or '?' or '…' || Count(inner) >= Shortest;
        if (word > unit.First && words[word - 1].Mark == ':')
            return inner[^1] is '.' or '!' or '?' or ',' || Count(inner) >= Shortest;
        // Set off by commas, and a sentence by its capital and its end.
        return word > unit.First && words[word - 1].Mark == ',' && char.IsUpper(inner[0]) && inner[^1] is '.' or '!' or '?' && Count(inner) >= 3
            || (atStart && inner[^1] is ',' && Count(inner) >= Shortest);
    }

    private static int Count(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            if (!space && !inside && ++words >= Shortest)
                return words;
            inside = !space;
        }

        return words;
    }
}
