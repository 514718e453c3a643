using System.Runtime.InteropServices;
using System.Text;

namespace Pipeline.Clean.Html;

/// <summary>Runs of text with no block edge between them.</summary>
/// <param name="First">The index of its first run.</param>
/// <param name="End">The index after its last run.</param>
/// <param name="Length">Its characters, without tags.</param>
/// <param name="Traits">Of its first run.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageBlock(int First, int End, int Length, HtmlTraits Traits)
{
    /// <summary>The blocks of a page.</summary>
    public static List<PageBlock> Of(HtmlPage page)
    {
        var blocks = new List<PageBlock>();
        var isBroken = true;
        for (var i = 0; i < page.Runs.Count; i++)
        {
            var run = page.Runs[i];
            isBroken |= run.Break >= HtmlBreak.Block;
            if (isBroken)
                blocks.Add(new PageBlock(i, i, 0, page.TraitsOf(run)));
            var block = blocks[^1];
            blocks[^1] = block with { End = i + 1, Length = block.Length + run.Span.Length };
            isBroken = false;
        }

        return blocks;
    }

    /// <summary>The words of the block, for blocks short enough to have a meaning by their words.</summary>
    public string Text(HtmlPage page) => Text(page, First, End);

    /// <summary>The words of some runs, to a good 400 characters.</summary>
    public static string Text(HtmlPage page, int first, int end)
    {
        var text = new StringBuilder();
        for (var i = first; i < end && text.Length < 400; i++)
        {
            if (i > first && (page.Runs[i].Break != HtmlBreak.None || WordEdge.IsBetween(page, page.Runs[i - 1], page.Runs[i])))
                text.Append(' ');
            text.Append(HtmlEntities.Decode(page.Runs[i].Span.In(page.Source)));
        }

        return text.Replace('\u00A0', ' ').ToString();
    }
}
