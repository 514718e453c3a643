using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Ledger;

/// <summary>The statements of documents that ended. Called within transactions, by one thread at a time.</summary>
internal sealed class CompletionTable(LedgerConnection connection, TimeProvider time)
{
    private readonly SqliteCommand _complete = connection.Command(
        """
        UPDATE document SET state = @state, content = @content, plan = @plan, sequence = @sequence, deaths = 0, stage = @stage, reason = @reason, quarantine = @quarantine, changed = @changed
        WHERE key = @key
        """, "@key", "@state", "@content", "@plan", "@sequence", "@stage", "@reason", "@quarantine", "@changed");

    private readonly SqliteCommand _history = connection.Command(
        "INSERT INTO history (document, number, at, state, content, plan, attempts, stage, reason) VALUES (@key, @number, @at, @state, @content, @plan, @attempts, @stage, @reason)",
        "@key", "@number", "@at", "@state", "@content", "@plan", "@attempts", "@stage", "@reason");

    private readonly SqliteCommand _readSequence = connection.Command("SELECT value FROM meta WHERE name = 'sequence'");

    private readonly SqliteCommand _saveSequence = connection.Command("UPDATE meta SET value = @value WHERE name = 'sequence'", "@value");

    private readonly SqliteCommand _reorder = connection.Command(
        """
        UPDATE document SET sequence = ranked.place
        FROM (SELECT key, row_number() OVER (ORDER BY position, key) AS place FROM document WHERE sequence > 0) AS ranked
        WHERE ranked.key = document.key AND sequence <> ranked.place
        """);

    private readonly SqliteCommand _well = connection.Command("SELECT id, quarantine FROM document INDEXED BY document_quarantine WHERE quarantine IS NOT NULL AND state IN (2, 3)");

    private readonly SqliteCommand _removed = connection.Command("UPDATE document SET quarantine = NULL WHERE id = @id AND state IN (2, 3)", "@id");

    private long _sequence = -1;

    public void Complete(Completion completion, long plan)
    {
        if (_sequence < 0)
            _sequence = (long)_readSequence.ExecuteScalar()!;
        _sequence++;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var state = (int)completion.State;
        _complete.With(completion.Claim.Key, state, completion.Content, plan, _sequence, completion.Stage, completion.Reason, completion.Quarantine, now).ExecuteNonQuery();
        _history.With(completion.Claim.Key, _sequence, now, state, completion.Content, plan, completion.Claim.Attempt, completion.Stage, completion.Reason).ExecuteNonQuery();
    }

    /// <summary>Ends a group: another process, such as a <c>replay</c>, may count on before the next.</summary>
    public void SaveSequence()
    {
        if (_sequence >= 0)
            _saveSequence.With(_sequence).ExecuteNonQuery();
        _sequence = -1;
    }

    public IReadOnlyList<PendingDocument> Well()
    {
        var well = new List<PendingDocument>();
        using var rows = _well.ExecuteReader();
        while (rows.Read())
            well.Add(new PendingDocument(new DocumentId(rows.GetString(0)), rows.GetString(1)));
        return well;
    }

    public void Removed(DocumentId id) => _removed.With(id.Value).ExecuteNonQuery();

    public void Reorder() => _reorder.ExecuteNonQuery();
}
