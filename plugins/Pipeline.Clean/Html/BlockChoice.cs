namespace Pipeline.Clean.Html;

/// <summary>Chooses text by the density of links in its blocks: for pages of which the model knows nothing.</summary>
/// <remarks>After Kohlschütter, Fankhauser and Nejdl (2010), "Boilerplate Detection using Shallow Text Features": link density and
/// length tell most. O(runs).</remarks>
internal static class BlockChoice
{
    /// <summary>More of a block's words in links than this, and it is navigation (the paper's tree splits at 0.33).</summary>
    private const double MaximumLinkDensity = 0.33;

    /// <summary>In characters; a shorter block is taken only next to one that is taken.</summary>
    private const int MinimumLength = 60;

    /// <summary>Which runs are text and no navigation; all that can be seen when none seem to be.</summary>
    public static bool[] Choose(HtmlPage page)
    {
        var chosen = new bool[page.Runs.Count];
        var any = false;
        var wasChosen = false;
        for (int start = 0, end; start < chosen.Length; start = end)
        {
            int length = 0, linked = 0;
            end = start;
            do
            {
                var run = page.Runs[end++];
                var traits = page.TraitsOf(run);
                if ((traits & (HtmlTraits.Hidden | HtmlTraits.Aside)) != HtmlTraits.None)
                    continue;
                length += run.Span.Length;
                linked += (traits & HtmlTraits.Link) != HtmlTraits.None ? run.Span.Length : 0;
            }
            while (end < chosen.Length && page.Runs[end].Break < HtmlBreak.Block);

            var isText = length > 0 && linked <= length * MaximumLinkDensity && (length >= MinimumLength || wasChosen);
            wasChosen = isText;
            any |= isText;
            for (var i = start; isText && i < end; i++)
                chosen[i] = (page.TraitsOf(page.Runs[i]) & (HtmlTraits.Hidden | HtmlTraits.Aside)) == HtmlTraits.None;
        }

        return any ? chosen : Visible(page);
    }

    /// <summary>All runs that a reader of the page can see.</summary>
    public static bool[] Visible(HtmlPage page)
    {
        var chosen = new bool[page.Runs.Count];
        for (var i = 0; i < chosen.Length; i++)
            chosen[i] = (page.TraitsOf(page.Runs[i]) & HtmlTraits.Hidden) == HtmlTraits.None;
        return chosen;
    }
}
