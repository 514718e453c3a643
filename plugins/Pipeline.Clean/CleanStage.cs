using Pipeline.Clean.Article;
using Pipeline.Clean.Html;
using Pipeline.Clean.Metadata;
using Pipeline.Clean.Mojibake;
using Pipeline.Clean.Text;

namespace Pipeline.Clean;

/// <summary>Takes the article out of a page, or repairs plain text, and marks the blocks.</summary>
[Stage("clean", "Takes the article out of a page, repairs its text, and marks paragraphs, headings, bylines and credits")]
[ChangesText]
[Provides<Block>]
internal sealed class CleanStage(CleanOptions options) : IExplainedStage
{
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => new(Run(document, decisions: null, cancellationToken));

    public ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken) => new(Run(document, decisions, cancellationToken));

    private Document Run(Document document, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var isPage = document.Source.MediaType is "text/html" or "application/xhtml+xml";
        var cleaned = isPage ? Page(document, decisions, cancellationToken) : Plain(document, decisions);
        if (isPage)
            cleaned = cleaned.Edit(UnicodeRepair.Of(cleaned.Text, isPlain: false));
        cleaned = cleaned.Edit(Composition.Of(cleaned.Text));
        if (isPage)
            cleaned = cleaned.With(Layer<Block>.Of(BlockKinds.Classify(cleaned.Text, [.. cleaned.Layer<Block>()], isPlain: false)));
        cleaned = cleaned.Edit(QuoteStyle.Of(cleaned.Text, options.Quotes));
        if (options.Boilerplate == Boilerplate.Drop)
            cleaned = WithoutBoilerplate(cleaned);
        return cleaned.Text.Length > 0 ? cleaned : cleaned.Skip(isPage ? "no text: the page shows nothing to read" : "no text: the file is empty or blank");
    }

    private Document Page(Document document, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        var page = HtmlScanner.Scan(document.Text);
        PageWithoutText.Complete(page);
        cancellationToken.ThrowIfCancellationRequested();
        var metadata = PageMetadata.Read(page);
        var choice = options.Extract == Extraction.Never ? ArticleChoice.Visible(page) : ArticleChoice.Of(page, metadata.Find(static field => field.Key == MetadataKeys.Title)?.Value, ArticleModel.Default);
        cancellationToken.ThrowIfCancellationRequested();
        if (decisions is not null)
            PageExplanation.Explain(page, choice, metadata, decisions);
        var (edits, blocks) = PageText.Write(page, choice.Chosen);
        var cleaned = document.Edit(edits);
        cleaned = cleaned.With(Layer<Block>.Of(blocks));
        foreach (var field in metadata)
            cleaned = cleaned.WithMetadata(field.Key, UnicodeRepair.Of(field.Value, isPlain: false).Apply(field.Value));
        cleaned = cleaned.WithMetadata("captions", PageCaptions.Of(page, choice));
        return cleaned;
    }

    private Document Plain(Document document, ICollection<Decision>? decisions)
    {
        var repairs = UnicodeRepair.Of(document.Text, isPlain: true);
        var cleaned = document.Edit(repairs);
        var (edits, blocks) = PlainText.Write(cleaned.Text, options.Unwrap);
        if (decisions is not null)
            PlainTextExplanation.Explain(document, repairs, cleaned, edits, decisions);
        cleaned = cleaned.Edit(edits);
        return cleaned.With(Layer<Block>.Of(BlockKinds.Classify(cleaned.Text, blocks, isPlain: true)));
    }

    /// <summary>The document without its boilerplate blocks and the line breaks after them; or before them, at the end.</summary>
    private static Document WithoutBoilerplate(Document document)
    {
        var blocks = document.Layer<Block>();
        var kept = new List<Block>(blocks.Count);
        var edits = new List<TextEdit>();
        var dropped = -1;
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Boilerplate)
            {
                dropped = dropped < 0 ? block.Span.Start : dropped;
                continue;
            }

            if (dropped >= 0)
                edits.Add(new TextEdit(new TextSpan(dropped, block.Span.Start), ""));
            dropped = -1;
            kept.Add(block);
        }

        if (dropped >= 0)
            edits.Add(new TextEdit(new TextSpan(kept.Count > 0 ? kept[^1].Span.End : 0, document.Text.Length), ""));
        return document.With(Layer<Block>.Of(kept)).Edit(TextEdits.Of(edits));
    }
}
