using Pipeline.Clean.Html;

namespace Pipeline.Clean.Metadata;

/// <summary>What a page shows its readers of headline, author and days, where its head does not say.</summary>
internal static class VisibleFacts
{
    /// <summary>A page has one headline, or those of a few stories; and in characters, none is longer.</summary>
    private const int MaximumHeadlines = 50, MaximumTitle = 1000;

    /// <summary>In characters: a shorter heading of the second rank may start as the title does by chance.</summary>
    private const int MinimumSecond = 12;

    /// <summary>Byline and date stand next to the headline: in blocks, so far before and after it. Without a headline, so far from the top.</summary>
    private const int Before = 12, After = 45, FromTop = 150;

    /// <summary>A byline that stands so close below the headline, in blocks, is that of the article.</summary>
    private const int Byline = 10;

    /// <summary>In characters: words before a date, in a block of their own.</summary>
    private const int MaximumLabel = 30;

    /// <summary>A name without words such as "By" counts as so much further away.</summary>
    private const int Unsaid = 8;

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
            if (VisibleAuthor.Of(page, blocks, i, out var isSaid) is { } author && distance + (isSaid ? 0 : Unsaid) is var far && far < nearest.Author && (isSaid || far < 3 * Byline || author.Contains(' ', StringComparison.Ordinal)))
            {
                (nearest.Author, facts["visible:author"]) = (far, author);
                if (isSaid && i > headline && distance <= Byline && headline >= 0)
                    facts["byline:author"] = author;
            }

            var days = VisibleDay.In(text, Label(page, blocks, i), isDayFirst);
            if (days.Count == 0)
                continue;
            if (!facts.ContainsKey("beside:author") && headline >= 0 && (Bylines.BesideDate(text) ?? Neighbour(page, blocks, i, headline)) is { } beside)
                facts["beside:author"] = beside;
            foreach (var (day, isPublication) in days)
            {
                if (isPublication is true)
                    facts.TryAdd("labelled:published", day);
                if (isPublication is false)
                {
                    if (distance < nearest.Modified)
                        (nearest.Modified, facts["visible:modified"]) = (distance, day);
                }
                else if (distance < nearest.Published)
                {
                    (nearest.Published, facts["visible:published"]) = (distance, day);
                    if (headline >= 0 && distance <= Byline)
                        facts["dateline:published"] = day;
                }
            }
        }

        if (VisibleDay.SaysOrigin(page.Source))
            FirstDay(page, blocks, isDayFirst, facts);
        if (nearest.Published == int.MaxValue)
            DayElsewhere(page, blocks, headline, isDayFirst, facts);
        if (!facts.TryGetValue("visible:author", out var shown) || TitleChoice.IsSame(shown, facts.GetValueOrDefault("ld:publisher")))
            AuthorElsewhere(page, blocks, facts);
        TimeAfter(page, headline < 0 ? 0 : page.Runs[blocks[headline].First].Span.Start, facts);
    }

    /// <summary>The block of the headline: of several first headings, the one that the page's own title repeats; -1 when there is none.</summary>
    private static int Headline(HtmlPage page, List<PageBlock> blocks, Dictionary<string, string> facts)
    {
        var isFirstHeading = FirstHeadings(page);
        var title = facts.GetValueOrDefault("og:title") ?? facts.GetValueOrDefault("title") ?? "";
        var compared = title[..Math.Min(title.Length, MaximumTitle)];
        int best = -1, most = -1, seen = 0, second = -1;
        for (var i = 0; i < blocks.Count && seen < MaximumHeadlines; i++)
        {
            if ((blocks[i].Traits & (HtmlTraits.Heading | HtmlTraits.Hidden | HtmlTraits.Aside)) != HtmlTraits.Heading || blocks[i].Length is <= 3 or >= 300)
                continue;
            if (!isFirstHeading[page.Runs[blocks[i].First].Element])
            {
                // Some pages write the headline as a heading of the second rank, and the name of the site, or parts of the text, as one of the first.
                if (second < 0 && blocks[i].Length > MinimumSecond && compared.StartsWith(blocks[i].Text(page).Trim(), StringComparison.OrdinalIgnoreCase))
                    second = i;
                continue;
            }

            seen++;
            if (Shared(blocks[i].Text(page), compared) is var shared && shared > most)
                (best, most) = (i, shared);
        }

        return second >= 0 && 2 * most < Shared(blocks[second].Text(page), compared) ? second : best;
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
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Count(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

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

    /// <summary>Words before a date, in a block of their own; empty when there are none. A name is no such label.</summary>
    private static string Label(HtmlPage page, List<PageBlock> blocks, int date)
    {
        if (date == 0 || blocks[date - 1].Length > MaximumLabel)
            return "";
        var text = blocks[date - 1].Text(page).Trim();
        return text.EndsWith(':') || !Bylines.IsName(text.AsSpan(text.IndexOf(' ') + 1)) || !text.Contains(' ') ? text : "";
    }

    /// <summary>Somewhere in the page, mostly below the text: the day on which it was first published, when it has been changed since.</summary>
    private static void FirstDay(HtmlPage page, List<PageBlock> blocks, bool isDayFirst, Dictionary<string, string> facts)
    {
        foreach (var block in blocks)
        {
            if (block.Length is < 20 or > 300 || (block.Traits & (HtmlTraits.Hidden | HtmlTraits.Aside | HtmlTraits.Beside)) != HtmlTraits.None)
                continue;
            if (VisibleDay.OfFirstPublication(block.Text(page), isDayFirst) is not { } day)
                continue;
            facts["originally:published"] = day;
            return;
        }
    }

    /// <summary>At the end of some articles, or above them: a day of which words say that it is that of publication, or one alone on its line.</summary>
    private static void DayElsewhere(HtmlPage page, List<PageBlock> blocks, int headline, bool isDayFirst, Dictionary<string, string> facts)
    {
        string? alone = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Length is < 6 or > 90 || (blocks[i].Traits & (HtmlTraits.Hidden | HtmlTraits.Aside)) != HtmlTraits.None)
                continue;
            var text = blocks[i].Text(page);
            var days = VisibleDay.In(text, Label(page, blocks, i), isDayFirst);
            if (days.Count == 0)
                continue;
            if (days[0].IsPublication is true)
            {
                facts["elsewhere:published"] = days[0].Day;
                facts.TryAdd("labelled:published", days[0].Day);
                return;
            }

            if (days[0].IsPublication is false)
                facts.TryAdd("elsewhere:modified", days[0].Day);
            else if (i > headline && text.Length <= MaximumLabel)
                alone ??= days[0].Day;
        }

        if (alone is not null)
            facts["elsewhere:published"] = alone;
    }

    /// <summary>At the end of some articles.</summary>
    private static void AuthorElsewhere(HtmlPage page, List<PageBlock> blocks, Dictionary<string, string> facts)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Length is < 5 or > 90 || (block.Traits & (HtmlTraits.Hidden | HtmlTraits.Aside)) != HtmlTraits.None)
                continue;
            var text = block.Text(page);
            if (text.StartsWith("Written by", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Author", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Article by", StringComparison.OrdinalIgnoreCase)
                || (text.StartsWith("By", StringComparison.Ordinal) && (page.TraitsOf(page.Runs[block.End - 1]) & HtmlTraits.AuthorName) != HtmlTraits.None) || text.StartsWith("About the Author", StringComparison.OrdinalIgnoreCase) || (block.Traits & HtmlTraits.Author) != HtmlTraits.None)
            {
                if (VisibleAuthor.Of(page, blocks, i, out var isSaid) is not { } author || !(isSaid || author.Contains(' ', StringComparison.Ordinal)))
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
