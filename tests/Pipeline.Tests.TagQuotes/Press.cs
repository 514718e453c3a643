using System.Text;
using Pipeline.Segment;
using Pipeline.TagQuotes;

namespace Pipeline.Tests.TagQuotes;

/// <summary>Runs the stage on articles written in the notation of these tests: <c>[[content|speaker|cue]]</c>, with <c>-</c> for none.</summary>
internal static class Press
{
    /// <summary>Tags a text, after the real segmentation.</summary>
    public static Document Tag(string text, TagQuotesOptions? options = null) => Tag(Document.FromText("article", text), options);

    /// <summary>Tags a document, after the real segmentation.</summary>
    public static Document Tag(Document document, TagQuotesOptions? options = null)
    {
        document = Run(StageOf.Plugin<SegmentPlugin>(), document);
        return Run(StageOf.Plugin<TagQuotesPlugin>(options), document);
    }

    /// <summary>The text without its markup.</summary>
    public static string Plain(string marked)
    {
        var text = new StringBuilder();
        var at = 0;
        while (marked.IndexOf("[[", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var bar = marked.IndexOf('|', open);
            text.Append(marked, at, open - at).Append(marked, open + 2, bar - open - 2);
            at = marked.IndexOf("]]", bar, StringComparison.Ordinal) + 2;
        }

        return text.Append(marked, at, marked.Length - at).ToString();
    }

    /// <summary>The text with its quotations marked up.</summary>
    public static string Mark(Document document)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var quote in document.Layer<Quote>())
        {
            text.Append(document.Text, at, quote.Span.Start - at).Append("[[").Append(quote.Span.In(document.Text));
            text.Append('|').Append(quote.Speaker?.Name ?? "-").Append('|').Append(quote.Cue is { } cue ? cue.In(document.Text) : "-").Append("]]");
            at = quote.Span.End;
        }

        return text.Append(document.Text, at, document.Text.Length - at).ToString();
    }

    /// <summary>Fails unless exactly the marked quotations are found.</summary>
    public static void AssertTags(string marked) => Assert.Equal(marked, Mark(Tag(Plain(marked))));

    private static Document Run(IStage stage, Document document)
    {
        var result = stage.ProcessAsync(document, CancellationToken.None);
        return result.IsCompletedSuccessfully ? result.Result : throw new InvalidOperationException("The stage waits, though it has nothing to wait for.");
    }
}
