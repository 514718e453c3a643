namespace Pipeline.Export.Sqlite.Storage;

/// <summary>Takes the writes of a run to the database, checkpoint by checkpoint. Opens it at the first use. Not thread-safe.</summary>
/// <remarks>
/// Writes go into one transaction, which a flush commits. They are kept in memory until then: SQLite takes back the whole transaction when
/// the disk is full or fails, and so does this class after any failure, to have one way out. The connection is closed, and
/// the next call opens another, which sees a disk that was mounted again or made writable, and writes everything once more. Memory is that of the rows of
/// one checkpoint.
/// </remarks>
/// <param name="path">Absolute.</param>
/// <param name="limits">How long and how much it may take.</param>
internal sealed class Store(string path, DatabaseLimits limits) : IDisposable
{
    private readonly List<Change> _pending = [];

    /// <summary>Null when closed; when open, with a transaction that holds the first <see cref="_applied"/> of <see cref="_pending"/>.</summary>
    private Database? _database;
    private bool _inTransaction;
    private int _applied;

    /// <summary>What was committed last; null when that is not to be kept.</summary>
    private CheckpointToken? _committed;

    /// <summary>Comes back to a checkpoint; with null, to an empty database at the first write or flush.</summary>
    /// <exception cref="StageException">The file is not one to write to.</exception>
    public RestoreResult Restore(string? token)
    {
        Close();
        _pending.Clear();
        _committed = null;
        try
        {
            if (token is null)
            {
                Database.Check(path, limits);
                return RestoreResult.Restored;
            }

            if (!CheckpointToken.TryParse(token, out var wanted) || Database.StateOf(path, limits) is not { } found || !found.Includes(wanted))
                return RestoreResult.Missing;
            _committed = found;
            return RestoreResult.Restored;
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            throw StorageFailure.Of(path, e);
        }
    }

    /// <summary>Writes a change, to be seen at the next flush.</summary>
    /// <exception cref="StageException">It cannot be written; nothing has changed.</exception>
    public void Write(Change change)
    {
        DurableStep.Reached("sqlite.write.before");
        Try(() => Current().Apply(change));
        _pending.Add(change);
        _applied++;
        DurableStep.Reached("sqlite.write.after");
    }

    /// <summary>Commits the writes since the last flush.</summary>
    /// <returns>The state of the database now.</returns>
    /// <exception cref="StageException">They cannot be committed; they are still to be.</exception>
    public CheckpointToken Flush()
    {
        if (_committed is { } same && _pending.Count == 0)
            return same;
        DurableStep.Reached("sqlite.flush.before");
        Try(() =>
        {
            var database = Current();

            // Where an open file may be removed, writes to it succeed still.
            if (!File.Exists(path))
                throw Gone();
            _committed = database.Commit();
        });
        _inTransaction = false;
        _pending.Clear();
        _applied = 0;
        DurableStep.Reached("sqlite.flush.after");
        return _committed!.Value;
    }

    /// <summary>Closes the database as the last flush left it.</summary>
    public void Dispose() => Close();

    /// <summary>The database with a transaction that holds all that is pending.</summary>
    private Database Current()
    {
        _database ??= Open();
        if (!_inTransaction)
        {
            _database.Begin();
            _inTransaction = true;
            if (_committed is null)
                _database.Clear();
        }

        for (; _applied < _pending.Count; _applied++)
            _database.Apply(_pending[_applied]);
        return _database;
    }

    private Database Open()
    {
        if (_committed is not { } committed)
            return Database.Open(path, limits);
        if (!File.Exists(path))
            throw Gone();
        var database = Database.Open(path, limits);
        if (database.State is { } found && found.Includes(committed))
            return database;
        database.Dispose();
        throw Gone();
    }

    private void Close()
    {
        _database?.Dispose();
        _database = null;
        _inTransaction = false;
        _applied = 0;
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e)
        {
            Close();
            if (StorageFailure.Is(e))
                throw StorageFailure.Of(path, e);
            throw;
        }
    }

    /// <summary>Not to be made anew: the documents before would be missing in it.</summary>
    private StageException Gone() => new(
        $"`{path}` was removed or replaced while the pipeline wrote to it. Put it back, or stop the pipeline: the next run writes all documents into a new one.");
}
