using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Ledger;

/// <summary>The statements of <c>state repair</c> and <c>replay</c>. Called within transactions, by one thread at a time.</summary>
internal sealed class RepairTable(LedgerConnection connection, TimeProvider time)
{
    private readonly SqliteCommand _again = connection.Command(
        "UPDATE document SET state = 0, attempts = 0, deaths = 0, stage = NULL, reason = @reason, quarantine = @quarantine, changed = @at WHERE key = @key AND state = @state",
        "@key", "@state", "@reason", "@quarantine", "@at");

    private readonly SqliteCommand _note = connection.Command(
        """
        INSERT INTO history (document, number, at, state, content, plan, attempts, stage, reason)
        SELECT key, (SELECT value FROM meta WHERE name = 'sequence') + 1, @at, state, content, plan, attempts, stage, reason FROM document WHERE key = @key
        """, "@key", "@at");

    private readonly SqliteCommand _raise = connection.Command("UPDATE meta SET value = value + 1 WHERE name = @name RETURNING value - 1", "@name");

    private readonly SqliteCommand _adopt = connection.Command(
        """
        INSERT INTO document (id, position, state, content, plan, attempts, reason, quarantine, changed)
        VALUES (@id, @position, 0, '', @plan, 0, @reason, @quarantine, @at) RETURNING key
        """, "@id", "@position", "@plan", "@reason", "@quarantine", "@at");

    /// <summary>Makes a document run again, as if it never had, and leaves a line in its history.</summary>
    /// <param name="key">The document.</param>
    /// <param name="state">Where it stands; nothing is done when it no longer does.</param>
    /// <param name="reason">Why.</param>
    /// <param name="quarantine">The name of its folder, where it is kept until the document has ended otherwise; null for none.</param>
    /// <returns>Whether it stood there.</returns>
    public bool RunAgain(long key, DocumentState state, string reason, string? quarantine)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (_again.With(key, (int)state, reason, quarantine, at).ExecuteNonQuery() == 0)
            return false;
        Note(key, at);
        return true;
    }

    /// <summary>Takes up a document of which only the quarantine knows, to be run from what is kept there.</summary>
    public void Adopt(string id, string quarantine, long plan, string reason)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var position = (long)_raise.With("position").ExecuteScalar()!;
        Note((long)_adopt.With(id, position, plan, reason, quarantine, at).ExecuteScalar()!, at);
    }

    private void Note(long key, long at)
    {
        _note.With(key, at).ExecuteNonQuery();
        _raise.With("sequence").ExecuteScalar();
    }
}
