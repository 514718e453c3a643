using Microsoft.Data.Sqlite;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Sqlite.Storage;

/// <summary>Replaces the rows of one document after the other. Not thread-safe.</summary>
/// <remarks>A document keeps its key for as long as it is there, and the keys of its quotes follow from it: to write the same documents once more
/// changes nothing.</remarks>
internal sealed class RowWriter : IDisposable
{
    /// <summary>How many quotes a document may have, and so how far the keys of the quotes of two documents are apart.</summary>
    private const long MaxQuotes = 1 << 24;

    private readonly Statement _find, _insert, _update, _delete;
    private readonly Statement _quotesOf, _insertQuote, _deleteQuotes;
    private readonly Statement _speakersOf, _speaker, _insertSpeaker, _deleteSpeaker;
    private readonly Statement _insertSummary, _deleteSummary;
    private readonly Statement _insertAnnotation, _deleteAnnotations;
    private readonly Statement _inserted;
    private readonly SearchWriter _search;
    private readonly List<IDisposable> _all = [];

    /// <exception cref="SqliteException">The tables are not as they should be.</exception>
    public RowWriter(SqliteConnection connection)
    {
        _find = Prepare("SELECT key, title, text FROM document WHERE id = $1", 1);
        _insert = Prepare(
            "INSERT INTO document (id, uri, media_type, sha256, bytes, title, author, published, site, language, metadata, text) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", 12);
        _update = Prepare(
            "UPDATE document SET uri = $2, media_type = $3, sha256 = $4, bytes = $5, title = $6, author = $7, published = $8, site = $9, "
            + "language = $10, metadata = $11, text = $12 WHERE id = $1", 12);
        _delete = Prepare("DELETE FROM document WHERE key = $1", 1);

        _quotesOf = Prepare("SELECT key, text FROM quote WHERE document = $1", 1);
        _insertQuote = Prepare(
            "INSERT INTO quote (key, document, position, speaker, kind, text, mention, cue, verbatim, confidence, chain, text_start, text_end, byte_start, byte_end) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)", 15);
        _deleteQuotes = Prepare("DELETE FROM quote WHERE document = $1", 1);

        _speakersOf = Prepare("SELECT DISTINCT speaker FROM quote WHERE document = $1 AND speaker IS NOT NULL", 1);
        _speaker = Prepare("SELECT key FROM speaker WHERE name = $1", 1);
        _insertSpeaker = Prepare("INSERT INTO speaker (name) VALUES ($1)", 1);
        _deleteSpeaker = Prepare("DELETE FROM speaker WHERE key = $1 AND NOT EXISTS (SELECT 1 FROM quote WHERE speaker = $1)", 1);

        _insertSummary = Prepare(
            "INSERT INTO summary_sentence (document, position, text, score, text_start, text_end, byte_start, byte_end) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", 8);
        _deleteSummary = Prepare("DELETE FROM summary_sentence WHERE document = $1", 1);

        _insertAnnotation = Prepare(
            "INSERT INTO annotation (document, layer, position, properties, text_start, text_end, byte_start, byte_end) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", 8);
        _deleteAnnotations = Prepare("DELETE FROM annotation WHERE document = $1", 1);

        // Not RETURNING: to FTS5 that is a trigger, see Database.Configure.
        _inserted = Prepare("SELECT last_insert_rowid()", 0);
        _search = new SearchWriter(connection);
        _all.Add(_search);

        Statement Prepare(string sql, int parameters)
        {
            var statement = new Statement(connection, sql, parameters);
            _all.Add(statement);
            return statement;
        }
    }

    /// <summary>Makes the database hold of a document what the change says. Within a transaction; when it fails, that is to be taken back.</summary>
    public void Apply(Change change)
    {
        var before = Find(change.Id);
        if (before is not null)
            RemoveParts(before.Key);
        if (change.Rows is { } rows)
        {
            AddDocument(change.Id, rows, before);
        }
        else if (before is not null)
        {
            _delete.Run(before.Key);
            _search.Replace(before.Key, before.Words, words: null);
        }

        if (before is not null)
            Forget(before);
    }

    public void Dispose() => _all.ForEach(static statement => statement.Dispose());

    private StoredDocument? Find(string id)
    {
        var found = _find.List(id, static row => (Key: row.GetInt64(0), Words: new DocumentWords(Text(row, 1), Text(row, 2))));
        if (found is not [var document])
            return null;
        return new StoredDocument(
            document.Key,
            document.Words,
            new SortedDictionary<long, string>(_quotesOf.List(document.Key, static row => KeyValuePair.Create(row.GetInt64(0), row.GetString(1))).ToDictionary()),
            _speakersOf.List(document.Key, static row => row.GetInt64(0)));
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private void RemoveParts(long document)
    {
        _deleteQuotes.Run(document);
        _deleteSummary.Run(document);
        _deleteAnnotations.Run(document);
    }

    private void AddDocument(string id, DocumentRows rows, StoredDocument? before)
    {
        if (rows.Quotes.Length > MaxQuotes)
            throw new StageException($"The document has {rows.Quotes.Length} quotes; `export-sqlite` holds {MaxQuotes} of one document.");
        ReadOnlySpan<object?> values =
        [
            id, rows.Uri, rows.MediaType, rows.Sha256, rows.Bytes, rows.Title, rows.Author, rows.Published, rows.Site, rows.Language, rows.Metadata, rows.Text,
        ];
        (before is null ? _insert : _update).Run(values);
        var key = before?.Key ?? _inserted.Long()!.Value;
        _search.Replace(key, before?.Words, new DocumentWords(rows.Title, rows.Text));
        AddQuotes(key, rows, before);
        AddSummary(key, rows);
        AddAnnotations(key, rows);
    }

    private void AddQuotes(long document, DocumentRows rows, StoredDocument? before)
    {
        for (var position = 0; position < rows.Quotes.Length; position++)
        {
            var quote = rows.Quotes[position];
            var key = (document * MaxQuotes) + position;
            var speaker = quote.Speaker is { } name ? KeyOf(name) : (long?)null;
            _insertQuote.Run(
                key, document, position, speaker, quote.Kind, quote.Text, quote.Mention, quote.Cue, quote.Verbatim, quote.Confidence, quote.Chain is { } chain ? (long?)chain : null,
                quote.Place.Start, quote.Place.End, quote.Place.ByteStart, quote.Place.ByteEnd);
            string? old = null;
            before?.Quotes.Remove(key, out old);
            _search.Replace(key, old, quote.Text);
        }
    }

    private long KeyOf(string speaker)
    {
        if (_speaker.Long(speaker) is { } known)
            return known;
        _insertSpeaker.Run(speaker);
        return _inserted.Long()!.Value;
    }

    /// <summary>Once the new quotes are in: those that none has replaced, and the speakers whom none is of.</summary>
    private void Forget(StoredDocument before)
    {
        foreach (var (key, text) in before.Quotes)
            _search.Replace(key, text, text: null);
        foreach (var speaker in before.Speakers)
            _deleteSpeaker.Run(speaker);
    }

    private void AddSummary(long document, DocumentRows rows)
    {
        for (var position = 0; position < rows.Summary.Length; position++)
        {
            var sentence = rows.Summary[position];
            _insertSummary.Run(
                document, position, sentence.Text, sentence.Score,
                sentence.Place.Start, sentence.Place.End, sentence.Place.ByteStart, sentence.Place.ByteEnd);
        }
    }

    private void AddAnnotations(long document, DocumentRows rows)
    {
        foreach (var annotation in rows.Annotations)
        {
            _insertAnnotation.Run(
                document, annotation.Layer, annotation.Position, annotation.Properties,
                annotation.Place.Start, annotation.Place.End, annotation.Place.ByteStart, annotation.Place.ByteEnd);
        }
    }
}
