namespace Pipeline.Clean.Html;

/// <summary>Chooses the smallest element that holds nearly all prose of the page, and in it all that is not links or aside.</summary>
/// <remarks>For pages where SmartReader settles on one section of the article and leaves the others. O(runs + elements).</remarks>
internal static class ContainerChoice
{
    /// <summary>How much of its parent's prose a child must hold to be descended into.</summary>
    private const double Share = 0.85;

    /// <summary>Which runs; empty of choices when the page has no prose.</summary>
    /// <param name="page">The page.</param>
    /// <param name="prose">The characters of prose that were chosen.</param>
    public static bool[] Choose(HtmlPage page, out int prose)
    {
        var blocks = PageBlock.Of(page, chosen: null);
        var sums = new int[page.Elements.Count];
        var total = 0;
        foreach (var block in blocks)
        {
            if (!IsCandidate(block) || !block.IsProse)
                continue;
            total += block.Length;
            if (Container(page, block) is var element and >= 0)
                sums[element] += block.Length;
        }

        // Parents come first, so one pass from the end adds children to them.
        for (var i = sums.Length - 1; i >= 0; i--)
        {
            if (page.Elements[i].Parent is var parent and >= 0)
                sums[parent] += sums[i];
        }

        // And in one pass from the start, the last element that still holds enough of what the one before it holds is the innermost.
        int root = -1, held = total;
        for (var i = 0; i < sums.Length; i++)
        {
            if (page.Elements[i].Parent == root && sums[i] >= held * Share && sums[i] > 0)
                (root, held) = (i, sums[i]);
        }

        var chosen = new bool[page.Runs.Count];
        prose = 0;
        foreach (var block in blocks)
        {
            if (!IsCandidate(block) || !IsIn(page, page.Runs[block.First].Element, root))
                continue;
            chosen.AsSpan(block.First, block.End - block.First).Fill(true);
            prose += block.IsProse ? block.Length : 0;
        }

        return chosen;
    }

    private static bool IsCandidate(PageBlock block) => !block.IsLinks && (block.Traits & (HtmlTraits.Hidden | HtmlTraits.Aside | HtmlTraits.Beside)) == HtmlTraits.None;

    /// <summary>The innermost block element around a block; -1 when none is.</summary>
    private static int Container(HtmlPage page, PageBlock block)
    {
        var element = page.Runs[block.First].Element;
        while (element >= 0 && !page.Elements[element].Tag.IsBlock())
            element = page.Elements[element].Parent;
        return element;
    }

    /// <summary>Elements are numbered in the order of the source, so an element's descendants follow it: a walk up ends at it or before it.</summary>
    private static bool IsIn(HtmlPage page, int element, int root)
    {
        while (element > root)
            element = page.Elements[element].Parent;
        return element == root;
    }
}
