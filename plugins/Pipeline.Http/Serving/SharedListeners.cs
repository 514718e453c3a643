using Microsoft.Extensions.Logging;
using Pipeline.Http.Storage;

namespace Pipeline.Http.Serving;

/// <summary>The open ports and inboxes of this process, by address and folder. They outlive the source that opened them, so that a reload of the
/// pipeline file refuses no connection. Thread-safe.</summary>
/// <param name="linger">How long a port stays open that no source wants: what comes in meanwhile is kept for the next.</param>
internal sealed class SharedListeners(TimeSpan linger) : IAsyncDisposable
{
    private readonly Dictionary<(ListenAddress Address, string Folder), OpenListener> _listeners = [];
    private readonly Dictionary<string, OpenInbox> _inboxes = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Those of this process. Ten seconds are enough to drain a plan and start the next.</summary>
    public static SharedListeners OfProcess { get; } = new(TimeSpan.FromSeconds(10));

    /// <summary>Opens the inbox in a folder, or shares it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async Task<Inbox> OpenAsync(string folder, ILogger logger, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return Open(folder, logger);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Listens on an address for an inbox that is open, or shares the listener that does, under new rules.</summary>
    /// <returns>What <see cref="UnlistenAsync"/> takes.</returns>
    /// <exception cref="IOException">The port is taken, or the address is not one of this machine.</exception>
    public async Task<OpenListener> ListenAsync(ListenAddress address, Inbox inbox, ServingRules rules, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var key = (address, inbox.FolderPath);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_listeners.TryGetValue(key, out var open))
            {
                open.Listener.Apply(rules);
            }
            else
            {
                await MakeRoomAsync(address, inbox.FolderPath);
                open = new OpenListener(address, inbox.FolderPath, await Listener.StartAsync(address, inbox, rules, loggers, cancellationToken));
                _listeners.Add(key, open);
                _inboxes[inbox.FolderPath].Users++;
            }

            open.Users++;
            open.Uses++;
            return open;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends what <see cref="ListenAsync"/> began; the port closes later, if nobody listens on it until then.</summary>
    public async Task UnlistenAsync(OpenListener open)
    {
        await _gate.WaitAsync();
        try
        {
            if (--open.Users == 0)
                _ = LingerAsync(open, open.Uses);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends what <see cref="OpenAsync"/> began.</summary>
    public async Task CloseAsync(string folder)
    {
        await _gate.WaitAsync();
        try
        {
            Close(folder);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes every port at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            foreach (var open in _listeners.Values.ToList())
                await RemoveAsync(open);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Runs beside everything else: a worker that stops does not wait for it, and its ports close with the process.</summary>
    private async Task LingerAsync(OpenListener open, long uses)
    {
        await Task.Delay(linger);
        await _gate.WaitAsync();
        try
        {
            if (open.Uses == uses)
                await RemoveAsync(open);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes listeners on the same port that no source wants, or that this one replaces: 0.0.0.0 cannot be had beside 127.0.0.1.</summary>
    private async Task MakeRoomAsync(ListenAddress address, string folder)
    {
        foreach (var open in _listeners.Values.Where(open => address.Port != 0 && open.Address.Port == address.Port).ToList())
        {
            if (open.Users == 0 || open.Folder.Equals(folder, StringComparison.Ordinal))
                await RemoveAsync(open);
        }
    }

    private async Task RemoveAsync(OpenListener open)
    {
        // It may have made room already.
        if (!_listeners.TryGetValue((open.Address, open.Folder), out var current) || current != open)
            return;
        _listeners.Remove((open.Address, open.Folder));
        await open.Listener.DisposeAsync();
        Close(open.Folder);
    }

    private Inbox Open(string folder, ILogger logger)
    {
        if (!_inboxes.TryGetValue(folder, out var open))
            _inboxes.Add(folder, open = new OpenInbox(new Inbox(folder, logger)));
        open.Users++;
        return open.Inbox;
    }

    private void Close(string folder)
    {
        // With a document still arriving it stays for the next source: two of one folder would not know of each other.
        var open = _inboxes[folder];
        if (--open.Users == 0 && open.Inbox.TryClose())
            _inboxes.Remove(folder);
    }

    private sealed class OpenInbox(Inbox inbox)
    {
        public Inbox Inbox => inbox;

        public int Users { get; set; }
    }
}
