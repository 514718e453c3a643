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
        var containers = Containers(page);
        var sums = new int[page.Elements.Count];
        var total = 0;
        foreach (var block in blocks)
        {
            if (!IsCandidate(block) || !block.IsProse)
                continue;
            total += block.Length;
            if (page.Runs[block.First].Element is var element and >= 0 && containers[element] is var container and >= 0)
                sums[container] += block.Length;
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

        var inside = Inside(page, root);
        var chosen = new bool[page.Runs.Count];
        prose = 0;
        foreach (var block in blocks)
        {
            var element = page.Runs[block.First].Element;
            if (!IsCandidate(block) || (root >= 0 && (element < 0 || !inside[element])))
                continue;
            chosen.AsSpan(block.First, block.End - block.First).Fill(true);
            prose += block.IsProse ? block.Length : 0;
        }

        return chosen;
    }

    private static bool IsCandidate(PageBlock block) => !block.IsLinks && (block.Traits & (HtmlTraits.Hidden | HtmlTraits.Aside | HtmlTraits.Beside)) == HtmlTraits.None;

    /// <summary>For each element, the innermost block element that it is or stands in; -1 when there is none.</summary>
    private static int[] Containers(HtmlPage page)
    {
        var containers = new int[page.Elements.Count];
        for (var i = 0; i < containers.Length; i++)
        {
            var element = page.Elements[i];
            containers[i] = element.Tag.IsBlock() ? i : element.Parent >= 0 ? containers[element.Parent] : -1;
        }

        return containers;
    }

    /// <summary>For each element, whether it is the root or stands in it.</summary>
    private static bool[] Inside(HtmlPage page, int root)
    {
        var inside = new bool[page.Elements.Count];
        for (var i = Math.Max(root, 0); i < inside.Length; i++)
            inside[i] = i == root || (page.Elements[i].Parent is var parent and >= 0 && inside[parent]);
        return inside;
    }
}
