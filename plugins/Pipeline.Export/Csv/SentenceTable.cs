using Pipeline.Export.Offsets;

namespace Pipeline.Export.Csv;

/// <summary>One row a sentence.</summary>
internal sealed class SentenceTable : ICsvTable
{
    /// <inheritdoc/>
    public string[] Columns { get; } = ["id", "title", "text", .. CsvField.PlaceColumns];

    /// <inheritdoc/>
    public IEnumerable<object?[]> Rows(Document document, DocumentOffsets offsets) => document.Layer<Sentence>().Select(sentence => (object?[])
    [
        document.Id.Value,
        CsvField.Title(document),
        offsets.TextOf(sentence.Span).ToString(),
        .. CsvField.Place(offsets, sentence.Span),
    ]);
}
