using System.Runtime.InteropServices;
using System.Text;

namespace Pipeline.Clean.Html;

/// <summary>Runs of text with no block edge between them.</summary>
/// <param name="First">The index of its first run.</param>
/// <param name="End">The index after its last run.</param>
/// <param name="Length">Its characters, without tags.</param>
/// <param name="Linked">How many of them are in links.</param>
/// <param name="Traits">Of its first run.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageBlock(int First, int End, int Length, int Linked, HtmlTraits Traits)
{
    /// <summary>Half of the words in links, and it is no sentence of the article.</summary>
    public bool IsLinks => Linked * 2 > Length;

    /// <summary>Long enough, in characters, for a paragraph of an article and for nothing else.</summary>
    public bool IsProse => Length >= 80 && !IsLinks && (Traits & (HtmlTraits.Heading | HtmlTraits.Hidden | HtmlTraits.Aside)) == HtmlTraits.None;

    /// <summary>The blocks of a page, or of what is chosen of it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="chosen">Which runs count; null for all.</param>
    public static List<PageBlock> Of(HtmlPage page, bool[]? chosen)
    {
        var blocks = new List<PageBlock>();
        var isBroken = true;
        for (var i = 0; i < page.Runs.Count; i++)
        {
            var run = page.Runs[i];
            isBroken |= run.Break >= HtmlBreak.Block;
            if (chosen?[i] == false)
                continue;
            var traits = page.TraitsOf(run);
            if (isBroken)
                blocks.Add(new PageBlock(i, i, 0, 0, traits));
            var block = blocks[^1];
            blocks[^1] = block with
            {
                End = i + 1,
                Length = block.Length + run.Span.Length,
                Linked = block.Linked + ((traits & HtmlTraits.Link) != HtmlTraits.None ? run.Span.Length : 0),
            };
            isBroken = false;
        }

        return blocks;
    }

    /// <summary>The words of the block, for blocks short enough to have a meaning by their words.</summary>
    public string Text(HtmlPage page)
    {
        var text = new StringBuilder();
        for (var i = First; i < End && text.Length < 400; i++)
        {
            if (i > First && page.Runs[i].Break != HtmlBreak.None)
                text.Append(' ');
            text.Append(HtmlEntities.Decode(page.Runs[i].Span.In(page.Source)));
        }

        return text.Replace('\u00A0', ' ').ToString();
    }
}
