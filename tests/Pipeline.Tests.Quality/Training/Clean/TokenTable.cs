using Pipeline.Clean.Article;
using Pipeline.Clean.Html;

namespace Pipeline.Tests.Quality.Training.Clean;

/// <summary>Learns which words, and which names of elements, stand in articles: for each, how much likelier it is there than elsewhere.</summary>
internal static class TokenTable
{
    /// <summary>A token counts when so many sites have it; fewer would say something of a site, not of pages.</summary>
    private const int MinimumSites = 5;

    private const float Prior = 4;

    private const int MaximumEntries = 6000;

    /// <summary>Weights of words and pairs of words, by the blocks that they are in.</summary>
    public static List<KeyValuePair<uint, float>> Words(IReadOnlyList<GoldPage> pages) => Learn(pages, static page =>
    {
        var counts = new Dictionary<uint, (float Good, float All)>();
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            uint before = 0;
            var seen = new HashSet<uint>();
            foreach (var token in Tokens(page.Page, page.Blocks[i]))
            {
                seen.Add(token);
                if (before != 0)
                    seen.Add(PageWords.Pair(before, token));
                before = token;
            }

            foreach (var token in seen)
                Add(counts, token, page.Labels[i] >= 0.5f ? 1 : 0, 1);
        }

        return counts;
    });

    /// <summary>Weights of the names in <c>class</c> and <c>id</c>, by the words in the elements.</summary>
    public static List<KeyValuePair<uint, float>> Names(IReadOnlyList<GoldPage> pages) => Learn(pages, static page =>
    {
        var good = new float[page.Page.Elements.Count];
        var all = new float[page.Page.Elements.Count];
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            var words = Math.Min(page.Blocks[i].Text.Words, 30) + 2f;
            for (var element = page.Page.Runs[page.Blocks[i].First].Element; element >= 0; element = page.Page.Elements[element].Parent)
            {
                all[element] += words;
                good[element] += page.Labels[i] >= 0.5f ? words : 0;
            }
        }

        var counts = new Dictionary<uint, (float Good, float All)>();
        for (var i = 0; i < all.Length; i++)
        {
            var element = page.Page.Elements[i];
            if (all[i] == 0 || element.Tag is HtmlTag.Html or HtmlTag.Body)
                continue;
            var seen = new HashSet<uint> { NameTokens.Of(element.Tag) };
            foreach (var span in (ReadOnlySpan<TextSpan>)[element.Class, element.Id])
            {
                var tokens = new NameTokens(span.In(page.Page.Source));
                while (tokens.Next())
                    seen.Add(tokens.Hash);
            }

            foreach (var token in seen)
                Add(counts, token, good[i], all[i]);
        }

        return counts;
    });

    private static List<KeyValuePair<uint, float>> Learn(IReadOnlyList<GoldPage> pages, Func<GoldPage, Dictionary<uint, (float Good, float All)>> count)
    {
        var sums = new Dictionary<uint, (float Good, int Pages, HashSet<string> Sites)>();
        double shares = 0, total = 0;
        foreach (var page in pages)
        {
            foreach (var (token, (good, all)) in count(page))
            {
                var (sum, number, sites) = sums.TryGetValue(token, out var known) ? known : (0, 0, []);
                sites.Add(page.Site);
                sums[token] = (sum + (good / all), number + 1, sites);
                shares += good / all;
                total++;
            }
        }

        var average = (float)(shares / total);
        return
        [
            .. sums.Where(static pair => pair.Value.Sites.Count >= MinimumSites)
                .Select(pair => (pair.Key, Weight: Weight(pair.Value.Good, pair.Value.Pages, average), pair.Value.Pages))
                .Where(static entry => Math.Abs(entry.Weight) >= 0.4f)
                .OrderByDescending(static entry => Math.Abs(entry.Weight) * MathF.Log2(1 + entry.Pages)).ThenBy(static entry => entry.Key)
                .Take(MaximumEntries)
                .Select(static entry => KeyValuePair.Create(entry.Key, Stored(entry.Weight) * HashWeights.Unit)),
        ];
    }

    /// <summary>What a weight is as it is kept.</summary>
    public static sbyte Stored(float weight) => (sbyte)Math.Clamp(MathF.Round(weight / HashWeights.Unit), -127, 127);

    private static float Weight(float good, int pages, float average)
    {
        var share = Math.Clamp((good + (Prior * average)) / (pages + Prior), 0.005f, 0.995f);
        return MathF.Log(share / (1 - share)) - MathF.Log(average / (1 - average));
    }

    private static IEnumerable<uint> Tokens(HtmlPage page, ArticleBlock block)
    {
        var tokens = new List<uint>();
        for (var i = block.First; i < block.End && tokens.Count < BlockReader.MaximumWeighed; i++)
        {
            if (!block.Holds(page.TraitsOf(page.Runs[i])))
                continue;
            var words = new PageWords(page.Runs[i].Span.In(page.Source));
            while (words.Next() && tokens.Count < BlockReader.MaximumWeighed)
                tokens.Add(char.IsAsciiDigit(words.First) ? BlockReader.Number(words.Length) : words.Hash);
        }

        return tokens;
    }

    private static void Add(Dictionary<uint, (float Good, float All)> counts, uint token, float good, float all)
    {
        var (before, total) = counts.GetValueOrDefault(token);
        counts[token] = (before + good, total + all);
    }
}
