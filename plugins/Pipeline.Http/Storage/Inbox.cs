using Microsoft.Extensions.Logging;

namespace Pipeline.Http.Storage;

/// <summary>Documents that are accepted and have not ended: one file each in a folder. Thread-safe; one for a folder and process.</summary>
/// <remarks>
/// Of several documents of one id, one is in work at most, and one waits: the newest, in the place of the first. So no two contents of a document
/// are ever run at once, and the newest is run last.
/// </remarks>
internal sealed partial class Inbox
{
    private const string Unfinished = ".tmp";

    /// <summary>Flushes at once: enough for a disk to merge them, and few enough that threads are left for the stages. Of 2, 4, 8 and 16 the fastest on ext4.</summary>
    private const int FlushesAtOnce = 4;

    private readonly Lock _lock = new();
    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, InboxEntry> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (InboxEntry Entry, InboxReader Reader)> _offered = new(StringComparer.Ordinal);
    private readonly FolderSync _sync;
    private readonly ILogger _logger;
    private InboxReader? _reader;
    private long _sequence;
    private long _documents;
    private long _bytes;
    private int _arriving;
    private bool _isClosed;

    /// <summary>Reads what is in the folder, and removes what never was accepted.</summary>
    /// <param name="folder">Absolute; need not exist.</param>
    /// <param name="logger">For files that cannot be removed.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public Inbox(string folder, ILogger logger)
    {
        FolderPath = folder;
        _sync = new FolderSync(folder);
        _logger = logger;
        if (File.Exists(folder))
            throw new IOException($"The inbox `{folder}` is a file, and must be a folder: move the file away.");
        if (!Directory.Exists(folder))
            return;
        var entries = new List<InboxEntry>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
                Delete(file.Name);
            else if (InboxEntry.Of(file) is { } entry)
                entries.Add(entry);
        }

        foreach (var entry in entries.OrderBy(static entry => entry.Sequence))
        {
            _sequence = entry.Sequence;
            _documents++;
            _bytes += entry.Length;
            DeleteReplaced(Enter(entry));
        }
    }

    public string FolderPath { get; }

    /// <summary>How many documents wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Limits the flushes that run at once.</summary>
    internal SemaphoreSlim Flushes { get; } = new(FlushesAtOnce);

    /// <summary>Starts to accept a document.</summary>
    /// <param name="header">What is known of it.</param>
    /// <param name="length">Its bytes, as far as they are announced.</param>
    /// <param name="limits">How much may be in the inbox.</param>
    /// <returns>Null when the inbox is full.</returns>
    /// <exception cref="InboxException">The folder cannot be written to, or the inbox is closed.</exception>
    public InboxDraft? Begin(DraftHeader header, long length, InboxLimits limits)
    {
        lock (_lock)
        {
            if (_isClosed)
                throw InboxException.Of(new IOException("The inbox is closed."));
            if (_documents >= limits.Documents || _bytes + length > limits.Bytes)
                return null;
            _documents++;
            _bytes += length;
            _arriving++;
        }

        try
        {
            return new InboxDraft(this, header, length, limits);
        }
        catch
        {
            Release(length);
            throw;
        }
    }

    /// <summary>Becomes the one that documents are offered to. What was offered to the one before and has not ended is offered again.</summary>
    public InboxReader Attach()
    {
        lock (_lock)
        {
            _reader?.End();
            _reader = new InboxReader(this);
            var entries = _offered.Values.Select(static offered => offered.Entry).Concat(_waiting.Values).OrderBy(static entry => entry.Sequence).ToList();
            _offered.Clear();
            _waiting.Clear();
            _order.Clear();
            foreach (var entry in entries)
                DeleteReplaced(Enter(entry));
            return _reader;
        }
    }

    /// <summary>Takes the next document that waits, for a reader.</summary>
    internal InboxEntry? Take(InboxReader reader)
    {
        lock (_lock)
        {
            while (reader == _reader && _order.TryDequeue(out var key))
            {
                if (_offered.ContainsKey(key) || !_waiting.Remove(key, out var entry))
                    continue;
                _offered.Add(key, (entry, reader));
                return entry;
            }

            return null;
        }
    }

    /// <summary>Lets go of a document that has ended; of one that was offered to another reader since, that one will say so.</summary>
    internal void End(InboxEntry entry, InboxReader reader, bool keepFile)
    {
        lock (_lock)
        {
            if (_offered.TryGetValue(entry.Key, out var offered) && offered == (entry, reader))
                _offered.Remove(entry.Key);
            else if (_waiting.TryGetValue(entry.Key, out var waiting) && waiting == entry)
                _waiting.Remove(entry.Key);
            else
                return;
            Forget(entry);
            if (_waiting.ContainsKey(entry.Key))
            {
                _order.Enqueue(entry.Key);
                _reader?.Wake();
            }
        }

        if (keepFile)
            SetAside(entry.FileName);
        else
            Delete(entry.FileName);
    }

    /// <summary>Ends the use of this object; another may then be made for the folder.</summary>
    /// <returns>False when a document is arriving: it has to stay.</returns>
    public bool TryClose()
    {
        lock (_lock)
            return _isClosed = _arriving == 0;
    }

    /// <summary>Takes room beyond what was reserved; false when there is none.</summary>
    internal bool TryGrow(long bytes, InboxLimits limits)
    {
        lock (_lock)
        {
            if (_bytes + bytes > limits.Bytes)
                return false;
            _bytes += bytes;
            return true;
        }
    }

    internal long NextSequence() => Interlocked.Increment(ref _sequence);

    internal Task SyncAsync() => _sync.SyncAsync();

    /// <summary>Adds a document that is on the disk.</summary>
    /// <param name="entry">The document.</param>
    /// <param name="reserved">The bytes that were reserved for it.</param>
    internal void Add(InboxEntry entry, long reserved)
    {
        InboxEntry? replaced;
        lock (_lock)
        {
            _arriving--;
            _bytes += entry.Length - reserved;
            replaced = Enter(entry);
            _reader?.Wake();
        }

        DeleteReplaced(replaced);
    }

    /// <summary>Gives back the room of a document that was not accepted.</summary>
    internal void Release(long bytes)
    {
        lock (_lock)
        {
            _arriving--;
            _documents--;
            _bytes -= bytes;
        }
    }

    internal string PathOf(string name) => Path.Combine(FolderPath, name);

    internal static string UnfinishedName() => Guid.NewGuid().ToString("N") + Unfinished;

    /// <summary>Puts an entry among those that wait.</summary>
    /// <returns>The older one of its id, which is no longer wanted: its file is to be deleted.</returns>
    private InboxEntry? Enter(InboxEntry entry)
    {
        if (_offered.TryGetValue(entry.Key, out var offered) && offered.Entry.Sequence > entry.Sequence)
            return Forget(entry);
        if (!_waiting.TryGetValue(entry.Key, out var other))
        {
            _waiting.Add(entry.Key, entry);
            if (!_offered.ContainsKey(entry.Key))
                _order.Enqueue(entry.Key);
            return null;
        }

        if (other.Sequence > entry.Sequence)
            return Forget(entry);
        _waiting[entry.Key] = entry;
        return Forget(other);
    }

    private InboxEntry Forget(InboxEntry entry)
    {
        _documents--;
        _bytes -= entry.Length;
        return entry;
    }

    private void DeleteReplaced(InboxEntry? replaced)
    {
        if (replaced is not null)
            Delete(replaced.FileName);
    }

    /// <summary>A file that stays is offered again after the next start, and the engine knows that it has ended.</summary>
    private void Delete(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogCannotDelete(_logger, PathOf(name), exception.Message);
        }
    }

    private void SetAside(string name)
    {
        try
        {
            File.Move(PathOf(name), PathOf(name) + ".damaged", overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogCannotDelete(_logger, PathOf(name), exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot remove {Path}, whose document has ended: {Reason}")]
    private static partial void LogCannotDelete(ILogger logger, string path, string reason);
}
