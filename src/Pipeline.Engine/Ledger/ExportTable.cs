using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Ledger;

/// <summary>The statements of exports, their tokens and their records. Called within transactions, by one thread at a time.</summary>
internal sealed class ExportTable(LedgerConnection connection)
{
    private readonly SqliteCommand _find = connection.Command("SELECT key, token, next_token, superseded FROM export WHERE target = @target", "@target");

    private readonly SqliteCommand _insert = connection.Command("INSERT INTO export (target) VALUES (@target) RETURNING key", "@target");

    private readonly SqliteCommand _save = connection.Command(
        "UPDATE export SET token = @token, live = live + @added, superseded = superseded + @superseded WHERE key = @key", "@key", "@token", "@added", "@superseded");

    private readonly SqliteCommand _insertRecord = connection.Command(
        "INSERT INTO record (export, document, place) VALUES (@export, @document, @place)", "@export", "@document", "@place");

    private readonly SqliteCommand _updateRecord = connection.Command(
        "UPDATE record SET place = @place WHERE export = @export AND document = @document", "@export", "@document", "@place");

    private readonly SqliteCommand _supersede = connection.Command(
        "UPDATE export SET live = live - 1, superseded = superseded + 1 WHERE key IN (SELECT export FROM record WHERE document = @document)", "@document");

    private readonly SqliteCommand _remove = connection.Command(
        "DELETE FROM record WHERE document = @document AND export IN (SELECT key FROM export)", "@document");

    private readonly SqliteCommand _count = connection.Command("SELECT live, superseded FROM export WHERE target = @target", "@target");

    private readonly SqliteCommand _records = connection.Command(
        "SELECT document.id, record.document, record.place FROM record JOIN document ON document.key = record.document WHERE record.export = @export ORDER BY document.position, document.key", "@export");

    private readonly SqliteCommand _clearNext = connection.Command("DELETE FROM next_record WHERE export = @export", "@export");

    private readonly SqliteCommand _insertNext = connection.Command(
        "INSERT INTO next_record (export, document, place) VALUES (@export, @document, @place)", "@export", "@document", "@place");

    private readonly SqliteCommand _saveNext = connection.Command("UPDATE export SET next_token = @token WHERE key = @key", "@key", "@token");

    private readonly SqliteCommand _clear = connection.Command("DELETE FROM record WHERE export = @export", "@export");

    private readonly SqliteCommand _takeNext = connection.Command(
        "INSERT INTO record (export, document, place) SELECT export, document, place FROM next_record WHERE export = @export", "@export");

    private readonly SqliteCommand _switched = connection.Command(
        "UPDATE export SET token = next_token, next_token = NULL, live = (SELECT count(*) FROM record WHERE export = key), superseded = 0 WHERE key = @key", "@key");

    private readonly SqliteCommand _reset = connection.Command("UPDATE export SET token = NULL, next_token = NULL, live = 0, superseded = 0 WHERE key = @key", "@key");

    public string? Token(string target) => Find(target)?.Token;

    public string? NextToken(string target) => Find(target)?.NextToken;

    /// <param name="target">The export.</param>
    /// <param name="checkpoint">What it returned.</param>
    /// <param name="keys">The keys of the documents that ended with this checkpoint.</param>
    /// <param name="known">Those that may have a record already.</param>
    public void Save(string target, Checkpoint checkpoint, Dictionary<DocumentId, long> keys, HashSet<long> known)
    {
        var export = Find(target)?.Key ?? (long)_insert.With(target).ExecuteScalar()!;
        long added = 0;
        long superseded = 0;
        foreach (var record in checkpoint.Records)
        {
            // A document of which the ledger knows nothing was not the engine's: its record is one that nobody asked for.
            if (!keys.TryGetValue(record.Document, out var document))
                continue;
            if (known.Contains(document) && _updateRecord.With(export, document, record.Place).ExecuteNonQuery() > 0)
            {
                superseded++;
            }
            else
            {
                _insertRecord.With(export, document, record.Place).ExecuteNonQuery();
                added++;
            }

            known.Add(document);
        }

        _save.With(export, checkpoint.Token, added, superseded).ExecuteNonQuery();
    }

    /// <summary>Drops the records of a document from every export.</summary>
    public void Remove(long document)
    {
        _supersede.With(document).ExecuteNonQuery();
        _remove.With(document).ExecuteNonQuery();
    }

    public (long Live, long Superseded) Count(string target)
    {
        using var row = _count.With(target).ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : default;
    }

    public void BeginSwitch(string target, Func<IEnumerable<ExportedRecord>, Action<ExportedRecord>, Checkpoint> compact)
    {
        if (Find(target) is not { Key: var export })
            return;
        _clearNext.With(export).ExecuteNonQuery();
        long document = 0;
        var checkpoint = compact(Records(), record => _insertNext.With(export, document, record.Place).ExecuteNonQuery());
        _saveNext.With(export, checkpoint.Token).ExecuteNonQuery();

        IEnumerable<ExportedRecord> Records()
        {
            using var rows = _records.With(export).ExecuteReader();
            while (rows.Read())
            {
                document = rows.GetInt64(1);
                yield return new ExportedRecord(new DocumentId(rows.GetString(0)), rows.GetString(2));
            }
        }
    }

    public void EndSwitch(string target)
    {
        if (Find(target) is not { Key: var export, NextToken: not null })
            return;
        _clear.With(export).ExecuteNonQuery();
        _takeNext.With(export).ExecuteNonQuery();
        _clearNext.With(export).ExecuteNonQuery();
        _switched.With(export).ExecuteNonQuery();
    }

    public void Reset(string target)
    {
        if (Find(target) is not { Key: var export })
            return;
        _clear.With(export).ExecuteNonQuery();
        _clearNext.With(export).ExecuteNonQuery();
        _reset.With(export).ExecuteNonQuery();
    }

    private (long Key, string? Token, string? NextToken)? Find(string target)
    {
        using var row = _find.With(target).ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.Text(1), row.Text(2)) : null;
    }
}
