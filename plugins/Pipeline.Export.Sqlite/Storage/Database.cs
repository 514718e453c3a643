using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pipeline.Export.Sqlite.Storage;

/// <summary>A connection that writes. Not thread-safe. After an exception it is of no more use: dispose of it, which takes back what was not
/// committed.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly RowWriter _rows;

    private Database(SqliteConnection connection)
    {
        _connection = connection;
        _rows = new RowWriter(connection);
    }

    /// <summary>Opens a database; makes one where there is no file or an empty one.</summary>
    /// <exception cref="StageException">It belongs to another program or to a newer version of this one.</exception>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static Database Open(string path, DatabaseLimits limits)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var connection = Connect(path, limits, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // A database that is not ours must be as it was, so this comes before any setting that is kept in the file.
            var version = Schema.VersionOf(connection, path) ?? throw Foreign(path);
            Configure(connection, limits);
            Schema.Migrate(connection, version);
            return new Database(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Looks for a database of this program, without changing anything.</summary>
    /// <returns>Its state; null for none, or for a file of another kind.</returns>
    /// <exception cref="StageException">A newer version of this program made it.</exception>
    /// <exception cref="SqliteException">It cannot be opened now.</exception>
    public static CheckpointToken? StateOf(string path, DatabaseLimits limits)
    {
        if (!File.Exists(path))
            return null;
        using var connection = Connect(path, limits, SqliteOpenMode.ReadWrite);
        try
        {
            return Schema.VersionOf(connection, path) is > 0 ? StateOf(connection) : null;
        }
        catch (SqliteException e) when (StorageFailure.IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>Checks that a file, if there is one, can be written to, without changing it.</summary>
    /// <exception cref="StageException">It belongs to another program or to a newer version of this one.</exception>
    /// <exception cref="SqliteException">It is not a database, or cannot be opened now.</exception>
    public static void Check(string path, DatabaseLimits limits)
    {
        if (!Path.Exists(path))
            return;
        using var connection = Connect(path, limits, SqliteOpenMode.ReadWrite);
        if (Schema.VersionOf(connection, path) is null)
            throw Foreign(path);
    }

    public CheckpointToken? State => StateOf(_connection);

    /// <summary>Starts the transaction that holds all writes up to the checkpoint.</summary>
    public void Begin() => _connection.Run("BEGIN IMMEDIATE");

    /// <summary>Removes all results, and makes older tokens worthless.</summary>
    public void Clear()
    {
        Schema.Clear(_connection);
        using var insert = new Statement(_connection, "INSERT INTO checkpoint (only_row, database, number) VALUES (1, $1, 0)", 1);
        insert.Run(Guid.NewGuid().ToString("D"));
    }

    public void Apply(Change change) => _rows.Apply(change);

    /// <summary>Makes durable what was written since <see cref="Begin"/>, and the number of the checkpoint with it.</summary>
    public CheckpointToken Commit()
    {
        _connection.Run("UPDATE checkpoint SET number = number + 1");
        var state = State ?? throw new InvalidOperationException("The row of `checkpoint` is gone.");
        _connection.Run("COMMIT");
        return state;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }

    private static SqliteConnection Connect(string path, DatabaseLimits limits, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            DefaultTimeout = limits.BusySeconds,

            // A pool would keep the file open after the last use.
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sets what a connection needs.</summary>
    /// <remarks>
    /// Write-ahead log: people read the last checkpoint undisturbed while the next one is written. <c>synchronous = FULL</c> waits for the disk at
    /// every commit, which <c>NORMAL</c> does not do with that log: a checkpoint that the engine has recorded could be lost with the power. That is
    /// one fsync a checkpoint. The two <c>fullfsync</c> are what this takes on macOS, and nothing elsewhere. Foreign keys and triggers are off: every
    /// part of a document is written and deleted by name anyway; what others have tied to these tables must not stop the pipeline; and a statement
    /// with triggers would make FTS5 write its index out for each row instead of each checkpoint, and a table be emptied row by row.
    /// </remarks>
    private static void Configure(SqliteConnection connection, DatabaseLimits limits)
    {
        connection.Run("""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA fullfsync = ON;
            PRAGMA checkpoint_fullfsync = ON;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -16384;
            PRAGMA foreign_keys = OFF;
            """);
        if (raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, out _) != raw.SQLITE_OK)
            throw new InvalidOperationException("SQLite has no switch for triggers.");
        if (limits.MaxPages is { } pages)
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
    }

    private static CheckpointToken? StateOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT database || ':' || number FROM checkpoint";
        return command.ExecuteScalar() is string text && CheckpointToken.TryParse(text, out var state) ? state : null;
    }

    private static StageException Foreign(string path) =>
        new($"`{path}` is a database of another program, and was left as it is. Give `to` a file of its own.");
}
