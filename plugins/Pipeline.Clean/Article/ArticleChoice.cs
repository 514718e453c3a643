using Pipeline.Clean.Html;

namespace Pipeline.Clean.Article;

/// <summary>Which text of a page is the article.</summary>
/// <param name="Chosen">For each run of the page.</param>
/// <param name="Blocks">The blocks that were judged; empty when all visible text is kept.</param>
/// <param name="Scores">Their log-odds to be the article.</param>
internal sealed record ArticleChoice(bool[] Chosen, ArticleBlock[] Blocks, float[] Scores)
{
    /// <summary>The development pages have 245 blocks in the mean. Of a page with more than this, blocks are chosen by length and links alone.</summary>
    public const int MaximumBlocks = 50_000;

    /// <summary>In words: of what stands beside the label.</summary>
    private const int MaximumAdvertisement = 40;

    /// <summary>All text that a reader of the page can see.</summary>
    public static ArticleChoice Visible(HtmlPage page) => new(BlockChoice.Visible(page), [], []);

    /// <summary>The blocks that the model takes for the article; where it knows of none, blocks by link density. O(characters + blocks · log blocks).</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">The headline; null when unknown.</param>
    /// <param name="model">The model.</param>
    public static ArticleChoice Of(HtmlPage page, string? title, ArticleModel model)
    {
        if (IsTooMany(page))
            return new ArticleChoice(BlockChoice.Choose(page), [], []);
        var blocks = BlockReader.Read(page, model.Words);
        var scores = model.Score(page, blocks, title);
        return Of(page, blocks, scores);
    }

    /// <summary>The choice by scores that are there already.</summary>
    public static ArticleChoice Of(HtmlPage page, ArticleBlock[] blocks, float[] scores)
    {
        var chosen = new bool[page.Runs.Count];
        var least = Cut(blocks, scores);
        var any = false;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (scores[i] < least || blocks[i].Text.Words == 0 || IsAdvertisement(page, blocks[i]))
                continue;
            any = true;
            for (var run = blocks[i].First; run < blocks[i].End; run++)
                chosen[run] = blocks[i].Holds(page.TraitsOf(page.Runs[run]));
        }

        return new ArticleChoice(any ? chosen : BlockChoice.Choose(page), blocks, scores);
    }

    /// <summary>Whether a page has more blocks than the model is asked about: its rows take a kilobyte for each, and blocks may be as short as <c>&lt;p&gt;x</c>.</summary>
    private static bool IsTooMany(HtmlPage page)
    {
        var count = 0;
        foreach (var run in page.Runs)
            count += run.Break >= HtmlBreak.Block ? 1 : 0;
        return count > MaximumBlocks;
    }

    /// <summary>A short block that calls itself an advertisement, in an element of its own.</summary>
    private static bool IsAdvertisement(HtmlPage page, in ArticleBlock block) =>
        block.Text.Words <= MaximumAdvertisement && page.Runs[block.First].Span.In(page.Source) is "Advertisement" or "ADVERTISEMENT" or "advertisement" or "Advertisements" or "Sponsored" or "SPONSORED";

    /// <summary>How likely a block is the article, from its log-odds.</summary>
    public static double Probability(float score) => 1 / (1 + Math.Exp(-score));

    /// <summary>The score from which blocks are taken: the one that makes the expected F1 of the words greatest. A page on which the model is sure
    /// is cut at even odds; where all is doubtful, more is taken.</summary>
    /// <remarks>After Lewis (1995), "Evaluating and optimizing autonomous text classification systems", with the ratio of the expectations for
    /// the expectation of the ratio.</remarks>
    private static float Cut(ArticleBlock[] blocks, float[] scores)
    {
        var order = new (float Score, int Words)[blocks.Length];
        double total = 0;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = (scores[i], blocks[i].Text.Words);
            total += Probability(scores[i]) * blocks[i].Text.Words;
        }

        Array.Sort(order, static (a, b) => b.Score.CompareTo(a.Score));
        double found = 0, taken = 0, best = 0;
        var cut = float.MaxValue;
        foreach (var (score, words) in order)
        {
            found += Probability(score) * words;
            taken += words;
            if (2 * found / (taken + total) is var expected && expected > best)
                (best, cut) = (expected, score);
        }

        return cut;
    }
}
