using Pipeline.Export.Offsets;

namespace Pipeline.Export.Csv;

/// <summary>One row a sentence of the summary.</summary>
internal sealed class SummaryTable : ICsvTable
{
    /// <inheritdoc/>
    public string[] Columns { get; } = ["id", "title", "text", "score", .. CsvField.PlaceColumns];

    /// <inheritdoc/>
    public IEnumerable<object?[]> Rows(Document document, DocumentOffsets offsets) => document.Layer<SummarySentence>().Select(sentence => (object?[])
    [
        document.Id.Value,
        CsvField.Title(document),
        offsets.TextOf(sentence.Span).ToString(),
        CsvField.Number(sentence.Score),
        .. CsvField.Place(offsets, sentence.Span),
    ]);
}
