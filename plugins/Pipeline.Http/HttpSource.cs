using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Pipeline.Http.Serving;
using Pipeline.Http.Storage;

namespace Pipeline.Http;

/// <summary>Documents that were posted to the worker, in the order in which they were accepted.</summary>
[Source("http", "Takes documents that are posted to the worker, and keeps each on disk until it has ended")]
internal sealed class HttpSource(
    HttpSourceOptions options, PipelineContext context, SharedListeners listeners, ILoggerFactory loggers, ILogger<HttpSource> logger) : ISource, IAsyncDisposable
{
    private readonly string _folder = Path.Combine(context.StateDirectory, "inbox");
    private Inbox? _inbox;
    private OpenListener? _listener;
    private long _count = -1;

    /// <inheritdoc/>
    public long? Count => Volatile.Read(ref _count) is >= 0 and var count ? count : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var inbox = _inbox = await listeners.OpenAsync(_folder, logger, cancellationToken);
        var reader = inbox.Attach();
        if (!context.IsContinuous)
        {
            Volatile.Write(ref _count, inbox.Waiting);
            while (reader.Take() is { } entry)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return InboxItem.Of(entry, reader, inbox);
            }

            yield break;
        }

        await ListenAsync(inbox, cancellationToken);
        while (await reader.TakeAsync(cancellationToken) is { } entry)
            yield return InboxItem.Of(entry, reader, inbox);
    }

    /// <summary>Lets go of the port and the inbox; both stay open for a while, for the source that a reload puts in place of this one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_listener is not null)
            await listeners.UnlistenAsync(_listener);
        if (_inbox is not null)
            await listeners.CloseAsync(_folder);
        _listener = null;
        _inbox = null;
    }

    private async Task ListenAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        if (!ListenAddress.TryParse(options.Listen, out var address))
            throw new StageException($"`{options.Listen}` is not an IP address and a port.");
        _listener = await listeners.ListenAsync(address, inbox, ServingRules.Of(options), loggers, cancellationToken);
    }
}
