using System.Text;
using Pipeline.Summarize;

namespace Pipeline.Tests.Summarize;

/// <summary>Builds articles from paragraphs of sentences and runs the stage on them.</summary>
internal static class Press
{
    public static readonly string[] Story =
    [
        "A storm flooded the harbour of Port Ellis on Sunday and cut power to 12,000 homes, the county said.",
        "It was the worst flood in the town since 1962.",
        "Crews from three counties worked through the night to restore power to the homes around the harbour.",
        "But many streets were still under water on Monday morning.",
        "Mayor Lena Ortiz asked residents of the harbour district to stay away until engineers have checked the flooded bridges.",
        "“We have never seen anything like this, and we will need help for months to come.”",
        "Is the old sea wall to blame?",
        "The storm is expected to move north on Tuesday and to weaken before it reaches the border, forecasters said.",
        "Schools in Port Ellis will stay closed this week because the flood damaged two of them.",
        "Insurers put the damage from the flood at 40 million dollars.",
    ];

    /// <summary>One paragraph for each sentence.</summary>
    public static Document Article(params string[] sentences) => Article([.. sentences.Select(text => (BlockKind.Paragraph, text))]);

    /// <summary>One block for each sentence.</summary>
    public static Document Article(params (BlockKind Kind, string Text)[] blocks)
    {
        var text = new StringBuilder();
        var layer = new List<Block>();
        foreach (var (kind, sentence) in blocks)
        {
            layer.Add(new Block(new TextSpan(text.Length, text.Length + sentence.Length), kind));
            text.Append(sentence).Append("\n\n");
        }

        return Document.FromText("a", text.ToString())
            .With(Layer<Block>.Of(layer))
            .With(Layer<Sentence>.Of(layer.Select(block => new Sentence(block.Span))));
    }

    public static Document Run(Document document, SummarizeOptions? options = null)
    {
        var run = new SummarizeStage(options ?? new SummarizeOptions()).ProcessAsync(document, CancellationToken.None);
        Assert.True(run.IsCompletedSuccessfully); // CPU-bound: never waits
        return run.AsTask().Result;
    }

    public static string[] Summary(Document document, SummarizeOptions? options = null) =>
        [.. Run(document, options).Layer<SummarySentence>().Select(sentence => sentence.Span.In(document.Text).ToString())];
}
