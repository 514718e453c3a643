using Pipeline.Clean.Html;

namespace Pipeline.Clean.Metadata;

/// <summary>What a page shows its readers of headline, author and days, where its head does not say.</summary>
internal static class VisibleFacts
{
    /// <summary>A page has one headline, or those of a few stories; and in characters, none is longer.</summary>
    private const int MaximumHeadlines = 50, MaximumTitle = 1000;

    /// <summary>Byline and date stand next to the headline: in blocks, so far before and after it. Without a headline, so far from the top.</summary>
    private const int Before = 12, After = 45, FromTop = 150;

    /// <summary>Adds <c>h1</c>, <c>visible:author</c>, <c>visible:published</c> and <c>visible:modified</c>.</summary>
    public static void Read(HtmlPage page, Dictionary<string, string> facts)
    {
        var blocks = PageBlock.Of(page);
        var headline = Headline(page, blocks, facts);
        if (headline >= 0)
            facts["h1"] = blocks[headline].Text(page);
        var isDayFirst = facts.GetValueOrDefault("lang") is { } lang && !lang.StartsWith("en-US", StringComparison.OrdinalIgnoreCase) && lang.Length > 2;
        var (from, to) = headline < 0 ? (0, Math.Min(FromTop, blocks.Count)) : (Math.Max(0, headline - Before), Math.Min(blocks.Count, headline + After));
        var nearest = (Author: int.MaxValue, Published: int.MaxValue, Modified: int.MaxValue);
        for (var i = from; i < to; i++)
        {
            var block = blocks[i];
            if (i == headline || block.Length is < 3 or > 150 || (block.Traits & HtmlTraits.Hidden) != HtmlTraits.None)
                continue;
            var text = block.Text(page);

            // What stands before the headline is further away than what stands after.
            var distance = headline < 0 ? i : i > headline ? i - headline : (headline - i) * 3;
            if (distance < nearest.Author && Author(block, text) is { } author)
                (nearest.Author, facts["visible:author"]) = (distance, author);
            if (Dates.InText(text, isDayFirst) is not { } day)
                continue;
            if (!facts.ContainsKey("beside:author") && headline >= 0 && (Bylines.BesideDate(text) ?? Neighbour(page, blocks, i, headline)) is { } beside)
                facts["beside:author"] = beside;
            if (text.Contains("updat", StringComparison.OrdinalIgnoreCase) || text.Contains("modif", StringComparison.OrdinalIgnoreCase) || text.Contains("review", StringComparison.OrdinalIgnoreCase))
            {
                if (distance < nearest.Modified && !text.Contains("publ", StringComparison.OrdinalIgnoreCase) && !text.Contains("post", StringComparison.OrdinalIgnoreCase))
                    (nearest.Modified, facts["visible:modified"]) = (distance, day);
                if (!text.Contains("publ", StringComparison.OrdinalIgnoreCase) && !text.Contains("post", StringComparison.OrdinalIgnoreCase))
                    continue;
            }

            if (distance < nearest.Published)
                (nearest.Published, facts["visible:published"]) = (distance, day);
        }

        if (!facts.ContainsKey("visible:author"))
            AuthorElsewhere(page, blocks, facts);
        TimeAfter(page, headline < 0 ? 0 : page.Runs[blocks[headline].First].Span.Start, facts);
    }

    /// <summary>The block of the headline: of several first headings, the one that the page's own title repeats; -1 when there is none.</summary>
    private static int Headline(HtmlPage page, List<PageBlock> blocks, Dictionary<string, string> facts)
    {
        var isFirstHeading = FirstHeadings(page);
        var title = facts.GetValueOrDefault("og:title") ?? facts.GetValueOrDefault("title") ?? "";
        var compared = title[..Math.Min(title.Length, MaximumTitle)];
        int best = -1, most = -1, seen = 0;
        for (var i = 0; i < blocks.Count && seen < MaximumHeadlines; i++)
        {
            if ((blocks[i].Traits & (HtmlTraits.Heading | HtmlTraits.Hidden | HtmlTraits.Aside)) != HtmlTraits.Heading || !isFirstHeading[page.Runs[blocks[i].First].Element] || blocks[i].Length is <= 3 or >= 300)
                continue;
            seen++;
            if (Shared(blocks[i].Text(page), compared) is var shared && shared > most)
                (best, most) = (i, shared);
        }

        return best;
    }

    /// <summary>For each element, whether the innermost heading that it is or stands in is an <c>h1</c>.</summary>
    private static bool[] FirstHeadings(HtmlPage page)
    {
        var isFirst = new bool[page.Elements.Count];
        for (var i = 0; i < isFirst.Length; i++)
        {
            var element = page.Elements[i];
            isFirst[i] = element.Tag.IsHeading() ? element.Tag == HtmlTag.H1 : element.Parent >= 0 && isFirst[element.Parent];
        }

        return isFirst;
    }

    private static int Shared(string text, string title) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>By its words, or by an element that is named for authors or links to one.</summary>
    private static string? Author(PageBlock block, string text)
    {
        if (Bylines.Read(text) is { } said)
            return said;
        if ((block.Traits & HtmlTraits.Author) == HtmlTraits.None || block.Length > 80 || text.Contains("review", StringComparison.OrdinalIgnoreCase) || text.Contains("edited", StringComparison.OrdinalIgnoreCase))
            return null;
        return Bylines.Clean(text) is { } name && name.Contains(' ', StringComparison.Ordinal) && !Bylines.IsLabel(name) ? name : null;
    }

    /// <summary>A name of two or three words in a block of its own, next to the date.</summary>
    private static string? Neighbour(HtmlPage page, List<PageBlock> blocks, int date, int headline)
    {
        if (Math.Abs(date - headline) > 8)
            return null;
        foreach (var i in (ReadOnlySpan<int>)[date - 1, date + 1, date - 2])
        {
            if (i < 0 || i >= blocks.Count || i == headline || blocks[i].Length is < 5 or > 40 || (blocks[i].Traits & (HtmlTraits.Heading | HtmlTraits.Hidden)) != HtmlTraits.None)
                continue;
            var name = blocks[i].Text(page).Trim();
            if (name.Count(static c => c == ' ') is 1 or 2 && Bylines.BesideDate(name) == name)
                return name;
        }

        return null;
    }

    /// <summary>At the end of some articles.</summary>
    private static void AuthorElsewhere(HtmlPage page, List<PageBlock> blocks, Dictionary<string, string> facts)
    {
        foreach (var block in blocks)
        {
            if (block.Length is < 5 or > 90 || (block.Traits & (HtmlTraits.Hidden | HtmlTraits.Aside)) != HtmlTraits.None)
                continue;
            var text = block.Text(page);
            if (text.StartsWith("Written by", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Author:", StringComparison.OrdinalIgnoreCase) || (block.Traits & HtmlTraits.Author) != HtmlTraits.None)
            {
                if (Author(block, text) is not { } author)
                    continue;
                facts["visible:author"] = author;
                return;
            }
        }
    }

    /// <summary>Of the times in a page, the first after the headline is the article's.</summary>
    private static void TimeAfter(HtmlPage page, int headline, Dictionary<string, string> facts)
    {
        foreach (var fact in page.Facts)
        {
            if (fact.Tag != HtmlTag.Time || fact.Attributes.Start < headline)
                continue;
            var value = HtmlAttributes.Find(page.Source, fact.Attributes, "datetime") ?? HtmlEntities.Decode(fact.Content.In(page.Source));
            if (Dates.Machine(value.Trim()) is null)
                continue;
            facts["time"] = value;
            return;
        }
    }
}
