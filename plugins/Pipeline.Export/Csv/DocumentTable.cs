using Pipeline.Export.Offsets;

namespace Pipeline.Export.Csv;

/// <summary>One row a document.</summary>
internal sealed class DocumentTable : ICsvTable
{
    /// <inheritdoc/>
    public string[] Columns { get; } =
        ["id", "uri", "mediaType", "sha256", "bytes", "title", "author", "published", "site", "language", "summary", "sentences", "quotes", "speakers"];

    /// <inheritdoc/>
    public IEnumerable<object?[]> Rows(Document document, DocumentOffsets offsets)
    {
        var quotes = document.Layer<Quote>();
        yield return
        [
            document.Id.Value,
            document.Source.Uri,
            document.Source.MediaType,
            document.Source.Sha256,
            document.Source.Length,
            CsvField.Title(document),
            document.Metadata.GetValueOrDefault(MetadataKeys.Author, ""),
            document.Metadata.GetValueOrDefault(MetadataKeys.Published, ""),
            document.Metadata.GetValueOrDefault(MetadataKeys.Site, ""),
            document.Metadata.GetValueOrDefault(MetadataKeys.Language, ""),
            SummaryText.Of(document),
            document.Layer<Sentence>().Count,
            quotes.Count,
            string.Join(CsvField.Joint, quotes.Where(static quote => quote.Speaker is not null).Select(static quote => quote.Speaker!.Value.Name).Distinct(StringComparer.Ordinal)),
        ];
    }
}
