using Microsoft.Data.Sqlite;

namespace Pipeline.Export.Sqlite.Storage;

/// <summary>Keeps the search tables in step. They hold no text of their own: to forget a row, they must be told what it was.</summary>
/// <remarks>FTS5 gathers a checkpoint's words in memory as long as row ids do not go down, so replace in the order of keys.</remarks>
internal sealed class SearchWriter : IDisposable
{
    private readonly Statement _add, _forget, _addDocument, _forgetDocument;

    /// <exception cref="SqliteException">The tables are not as they should be.</exception>
    public SearchWriter(SqliteConnection connection)
    {
        _add = new Statement(connection, "INSERT INTO quote_search (rowid, text) VALUES ($1, $2)", 2);
        _forget = new Statement(connection, "INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', $1, $2)", 2);
        _addDocument = new Statement(connection, "INSERT INTO document_search (rowid, title, text) VALUES ($1, $2, $3)", 3);
        _forgetDocument = new Statement(connection, "INSERT INTO document_search (document_search, rowid, title, text) VALUES ('delete', $1, $2, $3)", 3);
    }

    /// <summary>Makes a quote be found by its new text, and no longer by the old.</summary>
    /// <param name="key">Of the quote.</param>
    /// <param name="old">Null when there was none.</param>
    /// <param name="text">Null when there is none.</param>
    public void Replace(long key, string? old, string? text)
    {
        if (old == text)
            return;
        if (old is not null)
            _forget.Run(key, old);
        if (text is not null)
            _add.Run(key, text);
    }

    /// <summary>Makes a document be found by its new words, and no longer by the old.</summary>
    /// <param name="key">Of the document.</param>
    /// <param name="old">Null when there was none.</param>
    /// <param name="words">Null when there is none.</param>
    public void Replace(long key, DocumentWords? old, DocumentWords? words)
    {
        if (old == words)
            return;
        if (old is not null)
            _forgetDocument.Run(key, old.Title, old.Text);
        if (words is not null)
            _addDocument.Run(key, words.Title, words.Text);
    }

    public void Dispose()
    {
        _add.Dispose();
        _forget.Dispose();
        _addDocument.Dispose();
        _forgetDocument.Dispose();
    }
}
