using System.Buffers;
using Pipeline.Clean.Text;

namespace Pipeline.Clean.Html;

/// <summary>Trims what stands before the first and after the last paragraph of an article: the headline again, section names, dates,
/// bylines in links; related stories, newsletters, tags. Most of what extractors wrongly keep is there.</summary>
internal static class ArticleEdges
{
    private static readonly SearchValues<string> TailHeadings = SearchValues.Create(
        [
            "related", "you may also", "you might also", "you might like", "you may like", "recommended", "more from", "more on", "more stories", "read next", "up next", "most read", "most popular", "trending", "newsletter", "inbox",
            "comments", "leave a reply", "leave a comment", "share this", "share post", "about the author", "about author", "popular posts", "recent posts", "latest news", "further reading", "join the conversation", "follow us", "subscribe", "sign up", "tags",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Months = SearchValues.Create(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "min read", "minute read", "minutes read", "mins read", " ago"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes runs out of a choice; the choice is left whole when nothing else would remain.</summary>
    /// <param name="page">The page.</param>
    /// <param name="chosen">Which runs are kept; changed in place.</param>
    /// <param name="title">The headline; null when unknown.</param>
    public static void Trim(HtmlPage page, bool[] chosen, string? title)
    {
        var blocks = PageBlock.Of(page, chosen);
        var first = blocks.FindIndex(static block => block.IsProse);
        if (first < 0)
            return;
        for (var i = 0; i < first; i++)
        {
            if (IsLead(page, blocks[i], title))
                Drop(chosen, blocks[i]);
        }

        var last = blocks.FindLastIndex(static block => block.IsProse);
        var cut = blocks.Count;
        var proseFrom = new int[blocks.Count + 1];
        for (var i = blocks.Count - 1; i >= 0; i--)
            proseFrom[i] = proseFrom[i + 1] + (blocks[i].IsProse ? blocks[i].Length : 0);
        for (var i = Math.Max(first + 1, blocks.Count / 2); i < blocks.Count; i++)
        {
            if ((blocks[i].Traits & HtmlTraits.Heading) == HtmlTraits.None || blocks[i].Length > 80 || !blocks[i].Text(page).AsSpan().ContainsAny(TailHeadings))
                continue;
            // What follows must not look like the article going on.
            if (proseFrom[i + 1] <= 600)
            {
                cut = i;
                break;
            }
        }

        for (var i = cut; i < blocks.Count; i++)
            Drop(chosen, blocks[i]);
        for (var i = cut - 1; i > last; i--)
        {
            if (!IsTail(page, blocks[i]))
                break;
            Drop(chosen, blocks[i]);
        }
    }

    private static bool IsLead(HtmlPage page, PageBlock block, string? title)
    {
        if ((block.Traits & HtmlTraits.Caption) != HtmlTraits.None)
            return false;
        if (block.IsLinks || (block.Traits & HtmlTraits.Byline) != HtmlTraits.None)
            return true;
        var text = block.Text(page);
        return IsSame(text, title) || IsDate(text) || BlockKinds.OfWords(text) is BlockKind.Byline or BlockKind.Boilerplate;
    }

    private static bool IsTail(HtmlPage page, PageBlock block) =>
        block.IsLinks || (block.Traits & HtmlTraits.Heading) != HtmlTraits.None || BlockKinds.OfWords(block.Text(page)) == BlockKind.Boilerplate;

    private static bool IsDate(string text) => text.Length <= 60 && text.AsSpan().ContainsAnyInRange('0', '9') && text.AsSpan().ContainsAny(Months) && text[^1] is not ('.' or '?' or '!');

    private static bool IsSame(string text, string? title) =>
        title is not null && text.Where(char.IsLetterOrDigit).SequenceEqual(title.Where(char.IsLetterOrDigit));

    private static void Drop(bool[] chosen, PageBlock block) => chosen.AsSpan(block.First, block.End - block.First).Clear();
}
