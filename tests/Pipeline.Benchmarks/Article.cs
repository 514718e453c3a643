using System.Text;
using Pipeline.Clean;
using Pipeline.Segment;
using Pipeline.Summarize;
using Pipeline.TagQuotes;

namespace Pipeline.Benchmarks;

/// <summary>The article under `seeds/`, and the stages with their default options.</summary>
internal static class Article
{
    public static byte[] Bytes { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "article.txt"));

    public static Document Document { get; } = Document.FromText("article.txt", Encoding.UTF8.GetString(Bytes));

    /// <summary>`clean`, `segment`, `tag-quotes`, `summarize`.</summary>
    public static IStage[] Stages() =>
        [new CleanStage(new CleanOptions()), new SegmentStage(new SegmentOptions()), new TagQuotesStage(new TagQuotesOptions()), new SummarizeStage(new SummarizeOptions())];

    /// <summary>The documents that each stage gets, and the last one's result: one more than there are stages.</summary>
    public static Document[] Steps(IStage[] stages)
    {
        var steps = new Document[stages.Length + 1];
        steps[0] = Document;
        for (var i = 0; i < stages.Length; i++)
            steps[i + 1] = Run(stages[i], steps[i]);
        return steps;
    }

    /// <summary>These stages never wait, so that the result is there at once.</summary>
    public static Document Run(IStage stage, Document document)
    {
        var result = stage.ProcessAsync(document, CancellationToken.None);
        return result.IsCompletedSuccessfully ? result.Result : throw new InvalidOperationException($"{stage} did not complete at once.");
    }
}
