using System.Threading.Channels;

namespace Pipeline.Http.Storage;

/// <summary>Takes documents out of an inbox, until another reader takes its place.</summary>
/// <param name="inbox">The inbox.</param>
internal sealed class InboxReader(Inbox inbox)
{
    /// <summary>Holds one word at most: that there may be something.</summary>
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The next document; null when none waits.</summary>
    public InboxEntry? Take() => inbox.Take(this);

    /// <summary>Waits for the next document.</summary>
    /// <returns>Null when another reader has taken the place of this one.</returns>
    public async ValueTask<InboxEntry?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Take() is { } entry)
                return entry;
            if (!await _signal.Reader.WaitToReadAsync(cancellationToken))
                return null;
            _signal.Reader.TryRead(out _);
        }
    }

    /// <summary>Lets go of a document that was taken and has ended.</summary>
    /// <param name="entry">The document.</param>
    /// <param name="keepFile">Whether its file is set aside for a person instead of deleted.</param>
    public void Ended(InboxEntry entry, bool keepFile) => inbox.End(entry, this, keepFile);

    internal void Wake() => _signal.Writer.TryWrite(true);

    internal void End() => _signal.Writer.TryComplete();
}
