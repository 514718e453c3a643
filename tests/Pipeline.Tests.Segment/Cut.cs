using Pipeline.Segment;

namespace Pipeline.Tests.Segment;

/// <summary>Runs the stage on a text and shows the result as strings.</summary>
internal static class Cut
{
    /// <summary>Not by Document.FromText: it repairs lone surrogates, and the stage has to live with them.</summary>
    public static Document Of(string text)
    {
        var source = new SourceInfo { Uri = "t", MediaType = "text/plain", Length = 0, Sha256 = "", Charset = "utf-16le" };
        return Document.Create(new DocumentId("t"), source, default, text, ByteMap.Uniform(0, 2));
    }

    public static Document Run(string text, LineBreaks lineBreaks = LineBreaks.Auto, params Block[] blocks) => Run(text, SegmentPreset.General, lineBreaks, blocks);

    public static Document Run(string text, SegmentPreset preset, LineBreaks lineBreaks = LineBreaks.Auto, params Block[] blocks)
    {
        var document = Of(text);
        if (blocks.Length > 0)
            document = document.With(Layer<Block>.Of(blocks));
        var run = new SegmentStage(new SegmentOptions { Preset = preset, LineBreaks = lineBreaks }).ProcessAsync(document, CancellationToken.None);
        Assert.True(run.IsCompletedSuccessfully); // CPU-bound: never waits
        return run.AsTask().Result;
    }

    public static string[] Sentences(string text, LineBreaks lineBreaks = LineBreaks.Auto) => Sentences(Run(text, lineBreaks));

    public static string[] Sentences(Document document) =>
        [.. document.Layer<Sentence>().Select(sentence => sentence.Span.In(document.Text).ToString())];

    public static string[] Tokens(string text)
    {
        var document = Run(text);
        return [.. document.Layer<Token>().Select(token => token.Span.In(document.Text).ToString())];
    }

    public static TokenKind[] Kinds(string text) => [.. Run(text).Layer<Token>().Select(token => token.Kind)];
}
