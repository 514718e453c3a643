using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Ledger;

/// <summary>The tables of the ledger, by version. A later version adds a step; steps that have shipped are not changed.</summary>
internal static class LedgerSchema
{
    /// <summary>Marks the file as a ledger of this program ("PLdg"), for <c>file</c> and for people who open the wrong one.</summary>
    public const int ApplicationId = 0x504C6467;

    private static readonly string[] s_steps =
    [
        """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE plan (key INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, parts TEXT NOT NULL) STRICT;
        CREATE TABLE document (
          key INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          position INTEGER NOT NULL,           -- place in the source: the order of compacted exports
          sequence INTEGER NOT NULL DEFAULT 0, -- place in the order of commits: the order of records in exports
          state INTEGER NOT NULL,              -- DocumentState
          content TEXT NOT NULL,               -- hash of what the source gave; empty when it could not be read
          plan INTEGER NOT NULL REFERENCES plan,
          attempts INTEGER NOT NULL,           -- runs of this content under this plan
          deaths INTEGER NOT NULL DEFAULT 0,   -- times the process died at work on it; 1 at most while others were in hand too
          stage TEXT,                          -- that skipped it, failed on it, or had it in hand when the process died
          reason TEXT,
          quarantine TEXT,                     -- the name of its folder in the quarantine; of a document that is well, one still to be removed
          changed INTEGER NOT NULL             -- Unix time in milliseconds
        ) STRICT;
        CREATE INDEX document_state ON document (state, changed); -- counts and the last errors without a scan
        CREATE INDEX document_quarantine ON document (key) WHERE quarantine IS NOT NULL;
        CREATE TABLE history (
          document INTEGER NOT NULL REFERENCES document,
          number INTEGER NOT NULL,
          at INTEGER NOT NULL,
          state INTEGER NOT NULL,
          content TEXT NOT NULL,
          plan INTEGER NOT NULL REFERENCES plan,
          attempts INTEGER NOT NULL,
          stage TEXT,
          reason TEXT,
          PRIMARY KEY (document, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE export (
          key INTEGER PRIMARY KEY,
          target TEXT NOT NULL UNIQUE,
          token TEXT,                          -- of the last checkpoint
          next_token TEXT,                     -- of a compaction that is to be switched to
          live INTEGER NOT NULL DEFAULT 0,     -- records; counted here, since a worker asks at every checkpoint
          superseded INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE record (
          export INTEGER NOT NULL REFERENCES export,
          document INTEGER NOT NULL REFERENCES document,
          place TEXT NOT NULL,
          PRIMARY KEY (export, document)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE next_record (
          export INTEGER NOT NULL REFERENCES export,
          document INTEGER NOT NULL REFERENCES document,
          place TEXT NOT NULL,
          PRIMARY KEY (export, document)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO meta VALUES ('sequence', 0), ('position', 0);
        """,
    ];

    /// <summary>The version that this program writes.</summary>
    public static int Version => s_steps.Length;

    /// <summary>Brings a database to the current version, one transaction for each step.</summary>
    /// <exception cref="LedgerException">It is no ledger, or one of a later program.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        var version = Read(connection, "PRAGMA user_version");
        if (version == 0 && Read(connection, "SELECT count(*) FROM sqlite_schema") > 0)
            throw NoLedger(connection);
        if (version > Version)
            throw Newer(connection, version);

        for (; version < Version; version++)
        {
            Execute(connection, string.Create(
                CultureInfo.InvariantCulture, $"BEGIN IMMEDIATE; {s_steps[version]} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version + 1}; COMMIT;"));
        }
    }

    /// <summary>Requires a database of the current version, and changes nothing.</summary>
    /// <returns>Whether there is a ledger; not when the first worker is only just making it.</returns>
    /// <exception cref="LedgerException">It is no ledger, or one of another version.</exception>
    public static bool Require(SqliteConnection connection)
    {
        var version = Read(connection, "PRAGMA user_version");
        if (version == 0 && Read(connection, "SELECT count(*) FROM sqlite_schema") == 0)
            return false;
        if (version > 0 && version < Version && Read(connection, "PRAGMA application_id") == ApplicationId)
        {
            throw new LedgerException(string.Create(
                CultureInfo.InvariantCulture, $"The ledger `{connection.DataSource}` has version {version} of an older program, and this one knows {Version}: the next `pipeline run` or `work` brings it up to date."));
        }

        if (version == Version && Read(connection, "PRAGMA application_id") == ApplicationId)
            return true;
        throw version > Version ? Newer(connection, version) : NoLedger(connection);
    }

    private static LedgerException NoLedger(SqliteConnection connection) =>
        new($"`{connection.DataSource}` is a database, but no ledger of this program: move it away, or name another folder with `worker: {{ state: … }}`.");

    private static LedgerException Newer(SqliteConnection connection, long version) => new(string.Create(
        CultureInfo.InvariantCulture, $"The ledger `{connection.DataSource}` has version {version}, and this program knows {Version}: run the newer program, or name another folder with `worker: {{ state: … }}`."));

    private static long Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
