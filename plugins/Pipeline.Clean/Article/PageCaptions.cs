using Pipeline.Clean.Html;

namespace Pipeline.Clean.Article;

/// <summary>The words under the pictures of an article, which are not part of its text.</summary>
internal static class PageCaptions
{
    /// <summary>Pictures at the top stand before the first paragraph, so many blocks at most.</summary>
    private const int Before = 8;

    /// <summary>The captions from the top of the article to its end, one a line; null when there are none.</summary>
    public static string? Of(HtmlPage page, ArticleChoice choice)
    {
        int first = -1, last = -1;
        for (var i = 0; i < choice.Blocks.Length; i++)
        {
            if (!choice.Chosen[choice.Blocks[i].First])
                continue;
            first = first < 0 ? i : first;
            last = i;
        }

        List<string>? captions = null;
        for (var i = Math.Max(0, first - Before); i < last; i++)
        {
            ref readonly var block = ref choice.Blocks[i];
            if ((block.Traits & (HtmlTraits.Caption | HtmlTraits.Hidden | HtmlTraits.Aside)) == HtmlTraits.Caption && !choice.Chosen[block.First] && block.Text.Words > 1)
                (captions ??= []).Add(PageBlock.Text(page, block.First, block.End));
        }

        return captions is null ? null : string.Join('\n', captions.Distinct(StringComparer.Ordinal));
    }
}
