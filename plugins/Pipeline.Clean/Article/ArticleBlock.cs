using System.Runtime.InteropServices;
using Pipeline.Clean.Html;

namespace Pipeline.Clean.Article;

/// <summary>A block of a page as the model sees it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ArticleBlock
{
    /// <summary>Its runs in the page, half-open.</summary>
    public int First, End;

    /// <summary>Of its first run.</summary>
    public HtmlTraits Traits;

    /// <summary>The innermost block element around it, and those around that; -1 where there is none.</summary>
    public int Leaf, Group, Outer;

    public HtmlTag Tag;

    /// <summary>Blocks that are marked up alike have the same.</summary>
    public uint Signature;

    public BlockText Text;

    /// <summary>Long enough for a paragraph of an article and for nothing else: 80 characters (of the model, not of the reader).</summary>
    public readonly bool IsProse => Text.Chars >= 80 && !IsLinks && (Traits & (HtmlTraits.Heading | HtmlTraits.Aside)) == HtmlTraits.None;

    /// <summary>Whether a run between the first and the last is part of the block: hidden words within one that can be seen are not.</summary>
    public readonly bool Holds(HtmlTraits run) => (run & (HtmlTraits.Hidden | HtmlTraits.Silent)) == (Traits & HtmlTraits.Hidden);

    public readonly bool IsHidden => (Traits & HtmlTraits.Hidden) != HtmlTraits.None;

    public readonly bool IsLinks => Text.LinkedChars * 2 > Text.Chars;
}
