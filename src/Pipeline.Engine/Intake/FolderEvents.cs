using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Intake;

/// <summary>What the operating system says of changes below the roots of a walk: quick, but not to be relied on.</summary>
/// <remarks>Names each path once, however often it changes, and holds at most <see cref="MaxPending"/> of them; beyond that, and when the system has
/// lost some itself, it says that only a scan can tell. Nothing is told of what is behind a link to a folder.</remarks>
/// <param name="walk">What is of interest.</param>
/// <param name="logger">Told once when events cannot be had.</param>
internal sealed partial class FolderEvents(FileWalk walk, ILogger logger) : IDisposable
{
    /// <summary>As many as Linux itself keeps by default.</summary>
    private const int MaxPending = 16_384;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RootWatcher> _watchers = new(StringComparer.Ordinal);
    private Dictionary<string, Arrival> _pending = new(StringComparer.Ordinal);
    private TaskCompletionSource _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isIncomplete;
    private bool _isRefused;

    /// <summary>Ends when there is something to take.</summary>
    public Task Signal
    {
        get
        {
            lock (_lock)
                return _signal.Task;
        }
    }

    /// <summary>Watches the roots that exist, anew where a root is another folder than before or its watcher died. To be called before a scan, so
    /// that nothing falls in between.</summary>
    public void Attach()
    {
        foreach (var (folder, isDeep) in walk.Roots)
        {
            var created = Directory.Exists(folder) ? Directory.GetCreationTimeUtc(folder) : (DateTime?)null;
            if (_watchers.TryGetValue(folder, out var old) && old.Created == created && !old.IsDead)
                continue;
            if (created is { } time)
                _watchers[folder] = Watch(folder, isDeep, time);
            else
                _watchers.Remove(folder);
            old?.Dispose();
        }
    }

    /// <summary>What has happened since the last call.</summary>
    /// <param name="isIncomplete">Whether there was more, which is lost.</param>
    public Dictionary<string, Arrival> Take(out bool isIncomplete)
    {
        lock (_lock)
        {
            var taken = _pending;
            isIncomplete = _isIncomplete;
            _pending = new Dictionary<string, Arrival>(StringComparer.Ordinal);
            _isIncomplete = false;
            if (_signal.Task.IsCompleted)
                _signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return taken;
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher.Dispose();
        _watchers.Clear();
    }

    private RootWatcher Watch(string folder, bool isDeep, DateTime created)
    {
        FileSystemWatcher? system = null;
        try
        {
            system = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = isDeep,
                InternalBufferSize = 64 * 1024,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            var watcher = new RootWatcher(system, created);
            system.Created += (_, change) => Add(change.FullPath, Arrival.Appeared);
            system.Changed += (_, change) => Add(change.FullPath, Arrival.Found);
            system.Deleted += (_, change) => Add(change.FullPath, Arrival.Found);
            system.Renamed += (_, change) =>
            {
                Add(change.OldFullPath, Arrival.Found);
                Add(change.FullPath, Arrival.Renamed);
            };
            system.Error += (_, error) => OnError(watcher, folder, error.GetException());
            system.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // As a rule, the number of folders that one user may watch is used up: trying again would not mend that.
            system?.Dispose();
            Refuse(folder, exception);
            return new RootWatcher(null, created);
        }
    }

    private void Add(string path, Arrival arrival)
    {
        var (asFile, asFolder) = walk.Match(path);
        if (!asFile && !(asFolder && arrival >= Arrival.Appeared))
            return;
        lock (_lock)
        {
            if (_pending.TryGetValue(path, out var before))
                _pending[path] = arrival > before ? arrival : before;
            else if (_pending.Count < MaxPending)
                _pending.Add(path, arrival);
            else
                _isIncomplete = true;
            _signal.TrySetResult();
        }
    }

    private void OnError(RootWatcher watcher, string folder, Exception exception)
    {
        if (exception is not InternalBufferOverflowException)
        {
            watcher.IsDead = true;
            Refuse(folder, exception);
        }

        lock (_lock)
        {
            _isIncomplete = true;
            _signal.TrySetResult();
        }
    }

    private void Refuse(string folder, Exception exception)
    {
        if (!Interlocked.Exchange(ref _isRefused, true))
            LogNoEvents(logger, folder, exception.Message);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The system does not tell what changes in {Folder}, so that changes are found by the periodic scan (`scan-every`) alone: {Reason}")]
    private static partial void LogNoEvents(ILogger logger, string folder, string reason);

    /// <param name="system">Null where there is none to be had.</param>
    /// <param name="created">When the folder was created, which tells it from another of the same name.</param>
    private sealed class RootWatcher(FileSystemWatcher? system, DateTime created) : IDisposable
    {
        private volatile bool _isDead;

        public DateTime? Created => created;

        public bool IsDead { get => _isDead; set => _isDead = value; }

        public void Dispose() => system?.Dispose();
    }
}
