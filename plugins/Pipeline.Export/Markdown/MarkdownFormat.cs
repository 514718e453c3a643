using System.Globalization;
using System.Text;
using Pipeline.Export.Offsets;

namespace Pipeline.Export.Markdown;

/// <summary>CommonMark with tables: per article its title, summary, and who said what.</summary>
internal sealed class MarkdownFormat : IExportFormat
{
    private const int QuoteLength = 600;

    private readonly OffsetUnit _unit;

    public MarkdownFormat(ExportOptions options, PipelineContext context)
    {
        _unit = options.Offsets;
        var title = string.IsNullOrWhiteSpace(options.Title) ? context.Name : options.Title;
        Header = Encoding.UTF8.GetBytes(new StringBuilder("# ").AppendText(title).Append('\n').ToString());
    }

    /// <inheritdoc/>
    public string Shape => "markdown";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Separator => default;

    /// <inheritdoc/>
    public ExportRecord Write(Document document)
    {
        var markdown = new StringBuilder("\n## ").AppendText(ArticleTitle.Of(document)).Append("\n\n");
        foreach (var key in (ReadOnlySpan<string>)[MetadataKeys.Site, MetadataKeys.Author, MetadataKeys.Published])
        {
            if (document.Metadata.TryGetValue(key, out var value))
                markdown.AppendText(value).Append(" · ");
        }

        markdown.AppendText(document.Source.Uri).Append('\n');
        WriteSummary(markdown, document);
        WriteQuotes(markdown, document);
        return new ExportRecord(Encoding.UTF8.GetBytes(markdown.ToString()));
    }

    private static void WriteSummary(StringBuilder markdown, Document document)
    {
        var summary = document.Layer<SummarySentence>();
        if (summary.Count == 0)
            return;
        markdown.Append("\n### In short\n\n");
        foreach (ref readonly var sentence in summary.AsSpan())
            markdown.Append("- ").AppendText(OffsetIndex.Whole(document.Text, sentence.Span).In(document.Text)).Append('\n');
    }

    /// <summary>In the order of the text, since a speaker's words answer another's.</summary>
    private void WriteQuotes(StringBuilder markdown, Document document)
    {
        var quotes = document.Layer<Quote>();
        if (quotes.Count == 0)
            return;
        var offsets = new DocumentOffsets(document, _unit);
        markdown.Append("\n### Who said what\n\n| Speaker | What | How | Bytes in the file |\n|---|---|---|---|\n");
        foreach (ref readonly var quote in quotes.AsSpan())
        {
            var marks = quote.Kind == QuoteKind.Direct;
            markdown.Append("| ").AppendText(quote.Speaker?.Name ?? "unknown").Append(" | ").Append(marks ? "“" : "")
                .AppendText(Excerpt.Of(offsets.TextOf(quote.Span), QuoteLength)).Append(marks ? "”" : "").Append(" | ").Append(KebabCase.Of(quote.Kind));
            if (quote.Cue is { } cue)
                markdown.Append(", ").AppendText(offsets.TextOf(cue));
            var origin = offsets.InOriginal(quote.Span);
            markdown.Append(CultureInfo.InvariantCulture, $" | {origin.ByteStart}–{origin.ByteEnd} |\n");
        }
    }
}
