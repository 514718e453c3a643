using Pipeline.Clean;

namespace Pipeline.Tests.Clean;

/// <summary>Runs the stage on one document.</summary>
internal static class CleanRun
{
    public static Document Page(string html, CleanOptions? options = null) => Run(html, "text/html", options);

    public static Document Plain(string text, CleanOptions? options = null) => Run(text, "text/plain", options);

    public static string[] Lines(this Document document) => document.Text.Split('\n');

    public static string[] BlocksOf(this Document document, BlockKind kind) =>
        [.. document.Layer<Block>().Where(block => block.Kind == kind).Select(block => block.Span.In(document.Text).ToString())];

    /// <summary>A page with an article around the given markup, long enough to be taken for one.</summary>
    public static string Around(string markup) => $"""
        <!doctype html><html lang="en"><head><title>Sluice gates stay shut</title></head><body>
        <nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Weather</a></li><li><a href="/c">Shipping</a></li></ul></nav>
        <article><p>The sluice gates at Penmarrow stayed shut for a third night while engineers, who had come by train, waited for a spare part from the mainland.</p>
        {markup}
        <p>Nobody in the village seemed to mind, and the inn, which had run out of lamp oil on Tuesday, opened its doors again as soon as the tide had gone down.</p>
        <p>By the weekend the water had found another way out, as water does, and the engineers took the last train home, carrying the part with them.</p></article>
        <footer><p><a href="/x">Imprint</a> <a href="/y">Privacy</a></p></footer></body></html>
        """;

    private static Document Run(string text, string mediaType, CleanOptions? options)
    {
        var stage = new CleanStage(options ?? new CleanOptions());
        var task = stage.ProcessAsync(Document.FromText("test", text, mediaType), TestContext.Current.CancellationToken).AsTask();
        Assert.True(task.IsCompletedSuccessfully);
        var document = task.Result;
        CheckBlocks(document);
        return document;
    }

    /// <summary>Blocks cover all text but white space, in order, without overlap.</summary>
    private static void CheckBlocks(Document document)
    {
        var at = 0;
        foreach (var block in document.Layer<Block>())
        {
            Assert.True(block.Span.Start >= at && !block.Span.IsEmpty);
            Assert.True(string.IsNullOrWhiteSpace(document.Text[at..block.Span.Start]));
            at = block.Span.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(document.Text[at..]));
    }
}
