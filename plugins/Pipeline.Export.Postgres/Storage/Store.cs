namespace Pipeline.Export.Postgres.Storage;

/// <summary>Takes the writes of a run to the database, checkpoint by checkpoint. Connects at the first use. Not thread-safe.</summary>
/// <remarks>
/// The rows of a checkpoint are in memory until one transaction brings all of them; when the connection breaks, another is made, with growing
/// pauses, and the transaction is made again. Whether one was committed whose answer was lost does not matter: it replaces the same documents by the same rows.
/// </remarks>
/// <param name="login">How to connect.</param>
/// <param name="target">For messages.</param>
/// <param name="time">For the pauses.</param>
internal sealed class Store(Login login, string target, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_maxPause = TimeSpan.FromSeconds(5);

    private readonly List<Change> _pending = [];
    private Database? _database;

    /// <summary>What was committed last; null when that is not to be kept.</summary>
    private CheckpointToken? _committed;

    /// <summary>Adds a change to the next checkpoint.</summary>
    public void Add(Change change) => _pending.Add(change);

    /// <summary>Comes back to a checkpoint; with null, to empty tables at the first flush.</summary>
    /// <exception cref="StageException">The database is not one to write to, or cannot be reached now.</exception>
    public async Task<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken)
    {
        await CloseAsync();
        _pending.Clear();
        _committed = null;

        // A server that is starting is waited for; who gave the wrong address hears so at once.
        var found = await TryAsync(() => Database.StateOfAsync(login, target, cancellationToken), PostgresFailure.IsStarting, cancellationToken);
        if (token is null)
            return RestoreResult.Restored;
        if (!CheckpointToken.TryParse(token, out var wanted) || found is not { } state || !state.Includes(wanted))
            return RestoreResult.Missing;
        _committed = state;
        return RestoreResult.Restored;
    }

    /// <summary>Commits the changes since the last flush.</summary>
    /// <returns>The state of the database now.</returns>
    /// <exception cref="StageException">They cannot be committed; they are still to be.</exception>
    public async Task<CheckpointToken> FlushAsync(CancellationToken cancellationToken)
    {
        if (_committed is { } same && _pending.Count == 0)
            return same;
        var changes = Newest();
        var state = await TryAsync(
            async () =>
            {
                _database ??= await Database.OpenAsync(login, target, cancellationToken);
                return await _database.WriteAsync(changes, _committed, cancellationToken);
            },
            PostgresFailure.MayPass,
            cancellationToken);
        _committed = state ?? throw Gone();
        _pending.Clear();
        return _committed.Value;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    /// <summary>The last change of each document, in the order of the first.</summary>
    private List<Change> Newest()
    {
        var newest = new OrderedDictionary<string, Change>(StringComparer.Ordinal);
        foreach (var change in _pending)
            newest[PostgresText.Of(change.Id)!] = change;
        return [.. newest.Values];
    }

    private async Task<T> TryAsync<T>(Func<Task<T>> action, Func<Exception, bool> isWaitedFor, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var pause = s_firstPause; ; pause = pause * 2 < s_maxPause ? pause * 2 : s_maxPause)
        {
            try
            {
                return await action();
            }
            catch (Exception e)
            {
                await CloseAsync();
                if (!PostgresFailure.Is(e))
                    throw;
                if (!isWaitedFor(e) || time.GetElapsedTime(started) + pause > login.RetryFor)
                    throw PostgresFailure.Of(login, target, e);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task CloseAsync()
    {
        var database = _database;
        _database = null;
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>Not to be made anew: the documents before would be missing in it.</summary>
    private StageException Gone() => new(
        $"`{target}` was emptied or replaced while the pipeline wrote to it, or another pipeline writes to it too. Put it back, or stop the pipeline: the next run writes all documents anew.");
}
