using System.Buffers;
using Pipeline.Clean.Html;

namespace Pipeline.Clean.Article;

/// <summary>Tells of each block of a page how likely it is part of the article.</summary>
internal sealed class ArticleModel
{
    private static readonly Lazy<ArticleModel> Shipped = new(static () =>
    {
        using var stream = typeof(ArticleModel).Assembly.GetManifestResourceStream("article.weights")!;
        using var reader = new BinaryReader(stream);
        return Read(reader);
    });

    public ArticleModel(HashWeights words, HashWeights names, ObliviousTrees first, ObliviousTrees second) =>
        (Words, Names, First, Second) = (words, names, first, second);

    /// <summary>The model that comes with the stage.</summary>
    public static ArticleModel Default => Shipped.Value;

    public HashWeights Words { get; }

    public HashWeights Names { get; }

    public ObliviousTrees First { get; }

    public ObliviousTrees Second { get; }

    /// <summary>The log-odds of each block.</summary>
    public float[] Score(HtmlPage page, ArticleBlock[] blocks, string? title)
    {
        var facts = ElementFacts.Of(page, blocks, Names);
        var rows = ArrayPool<float>.Shared.Rent(blocks.Length * BlockFeatures.Width);
        var joined = ArrayPool<float>.Shared.Rent(blocks.Length * NeighbourFeatures.Width);
        new BlockFeatures(page, blocks, facts, title).Write(rows);
        var scores = new float[blocks.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = First.Score(rows.AsSpan(i * BlockFeatures.Width, BlockFeatures.Width));
        NeighbourFeatures.Write(blocks, rows, scores, joined);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Second.Score(joined.AsSpan(i * NeighbourFeatures.Width, NeighbourFeatures.Width));
        ArrayPool<float>.Shared.Return(rows);
        ArrayPool<float>.Shared.Return(joined);
        return scores;
    }

    public static ArticleModel Read(BinaryReader reader) =>
        new(HashWeights.Read(reader), HashWeights.Read(reader), ObliviousTrees.Read(reader), ObliviousTrees.Read(reader));
}
