namespace Pipeline.Http.Storage;

/// <summary>Syncs one folder for many callers: those that come while a sync runs share the next. Thread-safe.</summary>
/// <param name="folder">Absolute.</param>
internal sealed class FolderSync(string folder)
{
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Waits for a sync that started after this call.</summary>
    /// <exception cref="IOException">The folder is gone, or the disk failed.</exception>
    public Task SyncAsync()
    {
        lock (_lock)
        {
            var before = _running;
            return _next ??= Task.Run(() => RunAsync(before));
        }
    }

    private async Task RunAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            _running = _next!;
            _next = null;
        }

        Folder.Sync(folder);
    }
}
