using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Ledger;

/// <summary>One connection to the database of a ledger. Not thread-safe.</summary>
/// <remarks>
/// <para>Write-ahead log, so that readers (<c>pipeline state</c>) and the worker do not wait for each other.</para>
/// <para>Two kinds of transaction. A claim has to survive the death of the process, not of the machine: it is handed to the operating system and
/// not waited for (<c>synchronous=NORMAL</c>). After a power cut the claim may be gone, and the document is simply run. A checkpoint is on the
/// disk when the call returns (<c>synchronous=FULL</c>): sources are told, and a compaction replaces files, on the strength of it.</para>
/// </remarks>
internal sealed class LedgerConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _commands = [];
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _full;
    private readonly SqliteCommand _normal;

    private LedgerConnection(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _rollback = Command("ROLLBACK");
        _full = Command("PRAGMA synchronous = FULL");
        _normal = Command("PRAGMA synchronous = NORMAL");
    }

    /// <summary>Opens the database, or makes it, and brings its tables to the current version.</summary>
    /// <param name="path">Absolute; its folder exists.</param>
    /// <exception cref="LedgerException">It is no ledger, or one of a later program.</exception>
    public static LedgerConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var pragmas = connection.CreateCommand();
            pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";
            pragmas.ExecuteNonQuery();
            LedgerSchema.Migrate(connection);
            return new LedgerConnection(connection);
        }
        catch (SqliteException exception) when (LedgerFault.IsDamage(exception))
        {
            connection.Dispose();
            throw LedgerFault.Of(exception, path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a database that is there, beside the worker that may have it: nothing is made or migrated.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="forWriting">Whether it is changed; each transaction then waits for those of the worker.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="LedgerException">It is no ledger, one of another version, or cannot be read.</exception>
    public static LedgerConnection? OpenExisting(string path, bool forWriting)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return Connect(path, forWriting ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly);
        }
        catch (SqliteException exception) when (!forWriting && LedgerFault.IsDenied(exception) && !File.Exists(path + "-wal"))
        {
            // In a folder of somebody else: nobody is at work, so the file is all there is, and needs no files beside it.
            return LedgerFault.Guard(path, () => Connect(new Uri(path).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly));
        }
        catch (SqliteException exception)
        {
            throw LedgerFault.Of(exception, path);
        }
    }

    /// <summary>A statement that is kept and reused, with its parameters.</summary>
    public SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        _commands.Add(command);
        return command;
    }

    /// <summary>Runs <paramref name="work"/> in a transaction; when it throws, nothing of it remains.</summary>
    /// <param name="durable">Whether it has to be on the disk when this returns.</param>
    /// <param name="work">What to do.</param>
    public void InTransaction(bool durable, Action work)
    {
        if (durable)
            _full.ExecuteNonQuery();
        try
        {
            _begin.ExecuteNonQuery();
            try
            {
                work();
                _commit.ExecuteNonQuery();
            }
            catch
            {
                RollBack();
                throw;
            }
        }
        finally
        {
            if (durable)
                _normal.ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands)
            command.Dispose();
        _connection.Dispose();
    }

    private static LedgerConnection? Connect(string source, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false, Mode = mode }.ToString());
        try
        {
            connection.Open();
            if (LedgerSchema.Require(connection))
                return new LedgerConnection(connection);
            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // After some failures, a full disk among them, SQLite has rolled back by itself.
        }
    }
}
