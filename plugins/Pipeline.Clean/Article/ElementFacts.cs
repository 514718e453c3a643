using System.Runtime.InteropServices;
using Pipeline.Clean.Html;

namespace Pipeline.Clean.Article;

/// <summary>What an element holds, and what the names around it say.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ElementFacts
{
    /// <summary>Of the blocks in it.</summary>
    public int Words, LinkedWords, ProseWords, Blocks, ProseBlocks;

    /// <summary>How much it looks like what holds an article, by the paragraphs just in it.</summary>
    public float Score;

    /// <summary>The weight of its own names; the least, the greatest and the sum of those around it and its own.</summary>
    public float Name, NameMin, NameMax, NameSum;

    public int Depth;
    public bool IsInTop, IsInWide, IsInNarrow;

    /// <summary>Reads the names of all elements that hold text, and adds up what is in them. O(elements + blocks + characters of names).</summary>
    public static ElementFacts[] Of(HtmlPage page, ReadOnlySpan<ArticleBlock> blocks, HashWeights names)
    {
        var facts = new ElementFacts[page.Elements.Count];
        var elements = CollectionsMarshal.AsSpan(page.Elements);
        var proseWords = 0;
        foreach (ref readonly var block in blocks)
        {
            proseWords += block.IsProse ? block.Text.Words : 0;
            if (block.Leaf < 0)
                continue;
            ref var fact = ref facts[block.Leaf];
            fact.Blocks++;
            fact.Words += block.Text.Words;
            fact.LinkedWords += block.Text.LinkedWords;
            if (!block.IsProse)
                continue;
            fact.ProseBlocks++;
            fact.ProseWords += block.Text.Words;
            var score = 1 + block.Text.Commas + Math.Min(block.Text.Chars / 100, 3);
            if (block.Group >= 0)
                facts[block.Group].Score += score;
            if (block.Outer >= 0)
                facts[block.Outer].Score += score / 2f;
        }

        for (var i = facts.Length - 1; i >= 0; i--)
        {
            if (elements[i].Parent is var parent and >= 0)
                facts[parent].Add(facts[i]);
        }

        var top = -1;
        for (var i = 0; i < facts.Length; i++)
        {
            ref var fact = ref facts[i];
            if (fact.Words > 0)
                fact.Score *= 1 - ((float)fact.LinkedWords / fact.Words);
            if (fact.Score > (top < 0 ? 0 : facts[top].Score))
                top = i;
            fact.ReadNames(page, elements[i], elements[i].Parent is var parent and >= 0 ? facts[parent] : default, names);
        }

        var wide = Innermost(elements, facts, proseWords, 0.85f);
        var narrow = Innermost(elements, facts, proseWords, 0.6f);
        for (var i = 0; i < facts.Length; i++)
        {
            var outside = elements[i].Parent is var parent and >= 0 ? facts[parent] : default;
            facts[i].IsInTop = i == top || outside.IsInTop;
            facts[i].IsInWide = i == wide || outside.IsInWide;
            facts[i].IsInNarrow = i == narrow || outside.IsInNarrow;
        }

        return facts;
    }

    private void Add(in ElementFacts inner)
    {
        Words += inner.Words;
        LinkedWords += inner.LinkedWords;
        ProseWords += inner.ProseWords;
        Blocks += inner.Blocks;
        ProseBlocks += inner.ProseBlocks;
    }

    private void ReadNames(HtmlPage page, in HtmlElement element, in ElementFacts outside, HashWeights names)
    {
        Depth = outside.Depth + 1;
        if (element.Tag is not (HtmlTag.Html or HtmlTag.Body))
            Name = Math.Clamp(names[NameTokens.Of(element.Tag)] + Sum(element.Class.In(page.Source), names) + Sum(element.Id.In(page.Source), names), -6, 6);
        NameMin = Math.Min(outside.NameMin, Name);
        NameMax = Math.Max(outside.NameMax, Name);
        NameSum = outside.NameSum + Name;
    }

    private static float Sum(ReadOnlySpan<char> value, HashWeights names)
    {
        var sum = 0f;
        var tokens = new NameTokens(value);
        while (tokens.Next())
            sum += names[tokens.Hash];
        return sum;
    }

    /// <summary>Goes down from the root for as long as a child holds so much of the prose.</summary>
    private static int Innermost(ReadOnlySpan<HtmlElement> elements, ReadOnlySpan<ElementFacts> facts, int held, float share)
    {
        var root = -1;
        for (var i = 0; i < facts.Length; i++)
        {
            if (elements[i].Parent == root && facts[i].ProseWords > 0 && facts[i].ProseWords >= held * share)
                (root, held) = (i, facts[i].ProseWords);
        }

        return root;
    }
}
