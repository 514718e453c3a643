using System.Buffers;
using Pipeline.Clean.Html;

namespace Pipeline.Clean.Article;

/// <summary>Reads the blocks of a page that can be seen, with the counts that the model asks for. O(runs + characters of text).</summary>
internal static class BlockReader
{
    /// <summary>The words at the start tell what a block is; more do not change it.</summary>
    public const int MaximumWeighed = 48;

    private static readonly SearchValues<char> Marks = SearchValues.Create(".,!?:;|·•©@\"“”&");

    private static readonly HashWeights Functions = new(
        [.. "the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had they you were their one all we can her has there been if more when will would who so no she do its about than them up out into him then some"
            .Split(' ').Select(static word => KeyValuePair.Create(PageWords.Of(word), 1f))]);

    /// <summary>The blocks in the order of the page. Text that is no reading matter has none.</summary>
    public static ArticleBlock[] Read(HtmlPage page, HashWeights words)
    {
        var blocks = new List<ArticleBlock>();
        var runs = page.Runs;
        var isBroken = true;
        var current = default(ArticleBlock);
        uint before = 0;
        var around = BlocksAround(page);
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            isBroken |= run.Break >= HtmlBreak.Block;
            var traits = page.TraitsOf(run);
            if ((traits & HtmlTraits.Silent) != HtmlTraits.None)
                continue;

            // Words of a block that are hidden are not part of it, unless all of it is: pages hide what a script is to show.
            var isHidden = (traits & HtmlTraits.Hidden) != HtmlTraits.None;
            if (!isBroken && isHidden && !current.IsHidden)
                continue;
            if (isBroken || (current.IsHidden && !isHidden))
            {
                if (current.End > 0 && isBroken)
                    blocks.Add(current);
                current = new ArticleBlock { First = i, Traits = traits };
                current.Text.Hash = 2166136261;
                Place(page, run.Element, around, ref current);
                before = 0;
            }

            current.End = i + 1;
            Read(run.Span.In(page.Source), (traits & HtmlTraits.Link) != HtmlTraits.None, words, ref current.Text, ref before);
            isBroken = false;
        }

        if (current.End > 0)
            blocks.Add(current);
        return [.. blocks];
    }

    private static void Place(HtmlPage page, int element, int[] around, ref ArticleBlock block)
    {
        block.Leaf = element < 0 ? -1 : around[element];
        block.Group = Around(page, block.Leaf, around);
        block.Outer = Around(page, block.Group, around);
        block.Tag = block.Leaf < 0 ? HtmlTag.Body : page.Elements[block.Leaf].Tag;
        block.Signature = Signature(page, block.Leaf) ^ (Signature(page, block.Group) * 31);
    }

    private static uint Signature(HtmlPage page, int element)
    {
        if (element < 0)
            return 0;
        var hash = (uint)page.Elements[element].Tag + 1;
        foreach (var c in page.Elements[element].Class.In(page.Source))
            hash = char.IsAsciiDigit(c) ? hash : (hash ^ c) * 16777619;
        return hash;
    }

    private static int Around(HtmlPage page, int element, int[] around) =>
        element >= 0 && page.Elements[element].Parent is var parent and >= 0 ? around[parent] : -1;

    /// <summary>For each element, the innermost block element that it is or stands in; -1 when there is none.</summary>
    private static int[] BlocksAround(HtmlPage page)
    {
        var around = new int[page.Elements.Count];
        for (var i = 0; i < around.Length; i++)
            around[i] = page.Elements[i].Tag.IsBlock() ? i : page.Elements[i].Parent is var parent and >= 0 ? around[parent] : -1;
        return around;
    }

    private static void Read(ReadOnlySpan<char> text, bool isLinked, HashWeights weights, ref BlockText block, ref uint before)
    {
        block.Chars += text.Length;
        block.LinkedChars += isLinked ? text.Length : 0;
        block.Links += isLinked ? 1 : 0;
        var words = new PageWords(text);
        while (words.Next())
        {
            block.Words++;
            block.LinkedWords += isLinked ? 1 : 0;
            block.Letters += words.Length;
            var isNumber = char.IsAsciiDigit(words.First);
            block.Numbers += isNumber ? 1 : 0;
            block.HasYear |= isNumber && words.Length == 4 && words.First is '1' or '2';
            block.Capitals += char.IsUpper(words.First) ? 1 : 0;
            block.Uppers += words.IsUpper && !isNumber && words.Length > 1 ? 1 : 0;
            block.Functions += Functions[words.Hash] > 0 ? 1 : 0;
            block.Hash = (block.Hash ^ words.Hash) * 16777619;
            if (block.Words > MaximumWeighed)
                continue;
            var token = isNumber ? Number(words.Length) : words.Hash;
            var weight = weights[token];
            var pair = before == 0 ? 0 : weights[PageWords.Pair(before, token)];
            if (block.Words == 1)
                block.FirstWord = weight;
            if (block.Words == 2)
                block.FirstPair = pair;
            block.WordSum += weight + pair;
            block.WordMin = Math.Min(block.WordMin, Math.Min(weight, pair));
            block.WordMax = Math.Max(block.WordMax, Math.Max(weight, pair));
            before = token;
        }

        if (block.First == '\0')
            block.First = text[0];
        block.Last = text[^1];
        while (text.IndexOfAny(Marks) is var at and >= 0)
        {
            switch (text[at])
            {
                case ',':
                    block.Commas++;
                    break;
                case '.' or '!' or '?' when at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]):
                    block.Stops++;
                    break;
                case '|' or '·' or '•':
                    block.HasBar = true;
                    break;
                case '©':
                    block.HasCopyright = true;
                    break;
                case '&' when text[at..].StartsWith("&copy;", StringComparison.Ordinal):
                    block.HasCopyright = true;
                    break;
                case '@':
                    block.HasMail = true;
                    break;
                case '"' or '“' or '”':
                    block.Marks++;
                    break;
                case '&' when text[at..].StartsWith("&quot;", StringComparison.Ordinal) || text[at..].StartsWith("&ldquo;", StringComparison.Ordinal):
                    block.Marks++;
                    break;
            }

            text = text[(at + 1)..];
        }
    }

    /// <summary>Numbers count by their length.</summary>
    public static uint Number(int length) => 0x9e3779b9u + (uint)Math.Min(length, 6);
}
