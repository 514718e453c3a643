using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>A row for each document.</summary>
internal sealed class DocumentTable : Table
{
    private readonly TextColumn _uri, _mediaType, _sha256, _title, _author, _published, _site, _language, _metadata, _text;
    private readonly NumberColumn<long> _bytes;

    public DocumentTable()
        : this(new TextColumn("id"), new("uri"), new("media_type"), new("sha256"), new("bytes"), new("title", true), new("author", true), new("published", true), new("site", true), new("language", true), new("metadata"), new("text", true))
    {
    }

    private DocumentTable(
        TextColumn id, TextColumn uri, TextColumn mediaType, TextColumn sha256, NumberColumn<long> bytes, TextColumn title, TextColumn author, TextColumn published,
        TextColumn site, TextColumn language, TextColumn metadata, TextColumn text)
        : base(id, uri, mediaType, sha256, bytes, title, author, published, site, language, metadata, text)
    {
        (Id, _uri, _mediaType, _sha256, _bytes, _title, _author, _published) = (id, uri, mediaType, sha256, bytes, title, author, published);
        (_site, _language, _metadata, _text) = (site, language, metadata, text);
    }

    public TextColumn Id { get; }

    /// <inheritdoc/>
    protected override IEnumerable<int> AddRows(string id, DocumentRows rows)
    {
        yield return Id.Add(id) + _uri.Add(rows.Uri) + _mediaType.Add(rows.MediaType) + _sha256.Add(rows.Sha256) + _bytes.Add(rows.Bytes)
            + _title.Add(rows.Title) + _author.Add(rows.Author) + _published.Add(rows.Published) + _site.Add(rows.Site) + _language.Add(rows.Language)
            + _metadata.Add(rows.Metadata) + _text.Add(rows.Text);
    }
}
