using System.Threading.Channels;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Engine.Execution;

/// <summary>Numbers the documents of the source, and those that were put back from the quarantine, and offers them as the window allows.</summary>
internal sealed class SourceReader(PreparedPlan prepared, RunSession session, ChannelWriter<WorkItem> offered, SemaphoreSlim window)
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(500);

    private readonly QuarantineFolder _quarantine = new(Path.Combine(prepared.Plan.StateDirectory, QuarantineFolder.Name));
    private readonly Lock _lock = new();

    /// <summary>Documents that were put back before this run, and whether the source has offered them since: they run as the source has them now.</summary>
    private readonly Dictionary<DocumentId, bool> _offered = session is { Ledger: { } ledger, Options.IsContinuous: false }
        ? ledger.PutBack().ToDictionary(static pending => pending.Id, static _ => false)
        : [];

    private long _number;

    /// <summary>Reads to the end of the source; a continuous run goes on until it is drained.</summary>
    public async Task RunAsync(CancellationToken drain)
    {
        try
        {
            // Where the source ends in a fault, what was put back is not waited for.
            using var end = CancellationTokenSource.CreateLinkedTokenSource(drain);
            var watching = session is { Ledger: not null, Options.IsContinuous: true } ? WatchAsync(session.Ledger, end.Token) : Task.CompletedTask;
            try
            {
                await ReadAsync(drain);
                if (session.Options.IsContinuous)
                    await Task.Delay(Timeout.InfiniteTimeSpan, drain);
                else if (session.Ledger is { } ledger)
                    await OfferPutBackAsync(ledger, drain);
            }
            catch (Exception exception)
            {
                session.Heed(exception);
                throw;
            }
            finally
            {
                await end.CancelAsync();
                await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            offered.Complete();
        }
    }

    private async Task ReadAsync(CancellationToken drain)
    {
        await foreach (var item in prepared.Source.ReadAsync(drain).WithCancellation(drain))
        {
            if (item is null)
                throw new InvalidOperationException("It yielded null in place of a document.");
            if (_offered.ContainsKey(item.Id))
                _offered[item.Id] = true;
            await OfferAsync(item, isPutBack: false, drain);
        }
    }

    /// <summary>Takes what <c>pipeline replay</c> puts back while the worker runs.</summary>
    private async Task WatchAsync(DocumentLedger ledger, CancellationToken drain)
    {
        long? seen = null;
        while (true)
        {
            if (ledger.DataVersion() is var version && version != seen)
            {
                seen = version;
                await OfferPutBackAsync(ledger, drain);
            }

            await Task.Delay(s_lookEvery, session.Time, drain);
        }
    }

    /// <summary>Those that the source has offered in this run are claimed by now, or about to be: whoever comes second finds the first.</summary>
    private async Task OfferPutBackAsync(DocumentLedger ledger, CancellationToken drain)
    {
        foreach (var (id, name) in ledger.PutBack())
        {
            if (_offered.GetValueOrDefault(id) || _quarantine.Read(name) is not { } kept || !_quarantine.HasInput(name, kept))
                continue;
            await OfferAsync(
                new SourceItem
                {
                    Id = id,
                    Uri = kept.Uri,
                    MediaType = kept.MediaType,
                    Metadata = kept.Metadata,
                    ReadAsync = _ => ValueTask.FromResult<ReadOnlyMemory<byte>>(_quarantine.ReadInput(name, kept) ?? throw new FileNotFoundException($"The input of `{id}` is no longer in the quarantine.")),
                },
                isPutBack: true,
                drain);
        }
    }

    private async ValueTask OfferAsync(SourceItem item, bool isPutBack, CancellationToken drain)
    {
        await window.WaitAsync(drain);
        lock (_lock)
            offered.TryWrite(new WorkItem(_number++, item, isPutBack));
    }
}
