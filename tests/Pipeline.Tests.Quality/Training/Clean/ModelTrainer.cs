using Pipeline.Clean.Article;

namespace Pipeline.Tests.Quality.Training.Clean;

/// <summary>Trains the model of the article: tables of words and names, a first stage of trees, and a second one on what the first says of
/// the blocks around. What a table or a stage says of a page while the next one is trained, it has learned from other sites.</summary>
internal static class ModelTrainer
{
    private const int Folds = 4;

    public const int FirstTrees = 200, SecondTrees = 200;

    /// <summary>What is learned: the tables to be written, and the stages.</summary>
    public sealed record Result(List<KeyValuePair<uint, float>> Words, List<KeyValuePair<uint, float>> Names, ObliviousTrees First, ObliviousTrees Second)
    {
        public ArticleModel Model() => new(new HashWeights(Words), new HashWeights(Names), First, Second);
    }

    public static Result Train(IReadOnlyList<GoldPage> pages)
    {
        var fold = FoldsOf(pages, Folds);
        var rows = new float[pages.Count][];
        var blocks = new ArticleBlock[pages.Count][];
        for (var k = 0; k < Folds; k++)
        {
            var others = pages.Where((_, i) => fold[i] != k).ToList();
            var (words, names) = (new HashWeights(TokenTable.Words(others)), new HashWeights(TokenTable.Names(others)));
            Parallel.For(0, pages.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            {
                if (fold[i] == k)
                    (blocks[i], rows[i]) = Rows(pages[i], words, names);
            });
        }

        var scores = new float[pages.Count][];
        for (var k = 0; k < Folds; k++)
        {
            var part = Fit(pages, rows, BlockFeatures.Width, i => fold[i] != k, FirstTrees, k);
            Parallel.For(0, pages.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            {
                if (fold[i] == k)
                    scores[i] = [.. Enumerable.Range(0, blocks[i].Length).Select(b => part.Score(rows[i].AsSpan(b * BlockFeatures.Width, BlockFeatures.Width)))];
            });
        }

        var joined = new float[pages.Count][];
        Parallel.For(0, pages.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            joined[i] = new float[blocks[i].Length * NeighbourFeatures.Width];
            NeighbourFeatures.Write(blocks[i], rows[i], scores[i], joined[i]);
        });
        return new Result(
            TokenTable.Words(pages), TokenTable.Names(pages),
            Fit(pages, rows, BlockFeatures.Width, static _ => true, FirstTrees, 100),
            Fit(pages, joined, NeighbourFeatures.Width, static _ => true, SecondTrees, 200));
    }

    /// <summary>A fold for each page, by the name of its site.</summary>
    public static int[] FoldsOf(IReadOnlyList<GoldPage> pages, int folds) => [.. pages.Select(page => (int)(PageWords.Of(page.Site) * 2654435761u >> 8) % folds)];

    private static (ArticleBlock[] Blocks, float[] Rows) Rows(GoldPage page, HashWeights words, HashWeights names)
    {
        var blocks = BlockReader.Read(page.Page, words);
        var rows = new float[blocks.Length * BlockFeatures.Width];
        new BlockFeatures(page.Page, blocks, ElementFacts.Of(page.Page, blocks, names), page.Title).Write(rows);
        return (blocks, rows);
    }

    private static ObliviousTrees Fit(IReadOnlyList<GoldPage> pages, float[][] rows, int width, Func<int, bool> isIn, int trees, int seed)
    {
        var chosen = Enumerable.Range(0, pages.Count).Where(isIn).ToList();
        var count = chosen.Sum(i => Enumerable.Range(0, pages[i].Blocks.Length).Count(b => Sampled(pages[i], b) > 0));
        var all = new float[(long)count * width];
        var labels = new float[count];
        var weights = new float[count];
        var at = 0;
        foreach (var i in chosen)
        {
            for (var b = 0; b < pages[i].Blocks.Length; b++)
            {
                var times = Sampled(pages[i], b);
                if (times == 0)
                    continue;
                rows[i].AsSpan(b * width, width).CopyTo(all.AsSpan(at * width));
                labels[at] = pages[i].Labels[b] >= 0.5f ? 1 : 0;
                weights[at++] = times * Weight(pages[i], b);
            }
        }

        return new TreeTrainer(trees, 0.07f, seed).Train(all, width, labels, weights);
    }

    /// <summary>Of short blocks that are links and not the article, which are half of all, every fourth stands for four.</summary>
    private static int Sampled(GoldPage page, int block) =>
        page.Labels[block] >= 0.5f || !page.Blocks[block].IsLinks || page.Blocks[block].Text.Words > 20 ? 1 : block % 4 == 0 ? 4 : 0;

    /// <summary>A block counts by what it adds to or takes from the F1 of its page; articles count twice.</summary>
    private static float Weight(GoldPage page, int block) =>
        (page.Type is "article" ? 2 : 1) * (page.Blocks[block].Text.Words + 3f) / (page.Gold.Length + 100f);
}
