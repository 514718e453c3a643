using Pipeline.Export.Offsets;

namespace Pipeline.Export.Csv;

/// <summary>One row a quotation.</summary>
internal sealed class QuoteTable : ICsvTable
{
    /// <inheritdoc/>
    public string[] Columns { get; } = ["id", "title", "speaker", "mention", "kind", "cue", "text", "verbatim", "confidence", "chain", .. CsvField.PlaceColumns];

    /// <inheritdoc/>
    public IEnumerable<object?[]> Rows(Document document, DocumentOffsets offsets) => document.Layer<Quote>().Select(quote => (object?[])
    [
        document.Id.Value,
        CsvField.Title(document),
        quote.Speaker?.Name ?? "",
        quote.Speaker is { } speaker ? offsets.TextOf(speaker.Mention).ToString() : "",
        KebabCase.Of(quote.Kind),
        quote.Cue is { } cue ? offsets.TextOf(cue).ToString() : "",
        offsets.TextOf(quote.Span).ToString(),
        string.Join(CsvField.Joint, quote.Verbatim.Select(span => offsets.TextOf(span).ToString())),
        quote.Confidence,
        quote.Chain,
        .. CsvField.Place(offsets, quote.Span),
    ]);
}
