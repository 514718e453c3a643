using System.Threading.Channels;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Telemetry;

namespace Pipeline.Engine.Execution;

/// <summary>Takes results back into input order, writes them, and makes a checkpoint from time to time. Single-threaded.</summary>
internal sealed class Committer(
    WorkerOptions options, RunSession session, Checkpointer checkpointer, Outlet outlet, IRunObserver observer, Func<long?> total, SemaphoreSlim window)
{
    /// <summary>A share of fewer documents says nothing.</summary>
    private const int MinForShare = 100;

    private readonly Dictionary<long, LaneResult> _waiting = [];
    private long _next;
    private long _lastSequence;
    private long _lastCheckpoint = session.Time.GetTimestamp();

    public RunResult Result { get; private set; } = new();

    /// <summary>Whether documents were exported in another order than that of the source: one was changed, or came between.</summary>
    public bool IsOutOfOrder { get; private set; }

    /// <summary>Commits until the lanes have ended. What comes after a stop is not committed.</summary>
    /// <param name="done">Results; null is a tick of the clock.</param>
    /// <param name="stop">To be cancelled when the run has to end.</param>
    /// <returns>Why the run has to end, in words; null when it need not.</returns>
    public async Task<string?> RunAsync(ChannelReader<LaneResult?> done, CancellationTokenSource stop)
    {
        string? stoppedBy = null;
        await foreach (var arrived in done.ReadAllAsync(CancellationToken.None))
        {
            if (arrived is null)
            {
                session.Health?.Beat();
            }
            else
            {
                _waiting.Add(arrived.Work.Number, arrived);
                while (stoppedBy is null && _waiting.Remove(_next, out var result))
                {
                    _next++;
                    stoppedBy = await CommitAsync(result);
                    window.Release();
                }
            }

            if (stoppedBy is null && checkpointer.Waiting > 0 && session.Time.GetElapsedTime(_lastCheckpoint) >= options.CheckpointInterval)
                stoppedBy = await CheckpointAsync();
            if (stoppedBy is not null && !stop.IsCancellationRequested)
                await stop.CancelAsync();
        }

        return stoppedBy;
    }

    /// <summary>Flushes the exports one last time, so that a run without documents leaves whole files too.</summary>
    public Task<string?> FinishAsync() => checkpointer.CheckpointAsync();

    private async ValueTask<string?> CommitAsync(LaneResult result)
    {
        switch (result.Outcome)
        {
            case null:
                return null;
            case UpToDate upToDate:
                await PassAsync(result, upToDate);
                return null;
            case Exported exported:
                // Once begun, a document is written whole: a stop is heeded between documents.
                foreach (var write in exported.Document.Commits)
                {
                    if (await outlet.TryAsync(() => write(CancellationToken.None), exception => $"cannot write the results of `{exported.Id}`: {FailureMessage.Of(exception)}") is { } unwritten)
                        return unwritten;
                }

                Order(long.MaxValue);
                break;
        }

        if (await checkpointer.AddAsync(result) is { } fault)
            return fault;
        Count(result.Outcome, result.Started);
        observer.OnDocument(result.Outcome, total());
        if (result.StopsRun && result.Outcome is Quarantined { Failure: var failure })
            return $"`{failure.Stage}` failed on `{failure.Id}`, and its `on-error` is `stop`";
        if (IsTooMany() is { } tooMany)
            return tooMany;
        return checkpointer.Waiting < options.CheckpointDocuments ? null : await CheckpointAsync();
    }

    private async ValueTask PassAsync(LaneResult result, UpToDate upToDate)
    {
        if (upToDate.State == DocumentState.Exported)
            Order(result.Work.Claim!.Value.Sequence);
        Result = Result with
        {
            UpToDate = Result.UpToDate + 1,
            StillQuarantined = Result.StillQuarantined + (upToDate.State == DocumentState.Quarantined ? 1 : 0),
        };
        observer.OnDocument(upToDate, total());
        if (result.Work.Item.OnEndedAsync is { } tell)
            await tell(CancellationToken.None);
    }

    private void Count(DocumentOutcome outcome, long started)
    {
        Result = outcome switch
        {
            Exported => Result with { Exported = Result.Exported + 1 },
            Skipped => Result with { Skipped = Result.Skipped + 1 },
            _ => Result with { Quarantined = Result.Quarantined + 1 },
        };
        var tag = new KeyValuePair<string, object?>("outcome", outcome.GetType().Name.ToLowerInvariant());
        PipelineTelemetry.Documents.Add(1, tag);
        if (started > 0)
            PipelineTelemetry.DocumentDuration.Record(session.Time.GetElapsedTime(started).TotalSeconds, tag);
    }

    /// <summary>Records are in the order of commits: those of this run come after all before.</summary>
    private void Order(long sequence)
    {
        IsOutOfOrder |= sequence < _lastSequence;
        _lastSequence = sequence;
    }

    private string? IsTooMany()
    {
        if (options.MaxQuarantined is not { } limit || (limit.IsShare && Result.Total < MinForShare) || !limit.IsExceededBy(Result.Quarantined, Result.Total))
            return null;
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Result.Quarantined} of {Result.Total} documents are quarantined, more than `max-quarantined: {limit}` allows; `pipeline quarantine list` shows why");
    }

    private async Task<string?> CheckpointAsync()
    {
        var fault = await checkpointer.CheckpointAsync();
        _lastCheckpoint = session.Time.GetTimestamp();
        if (fault is null && session.Options.IsContinuous)
            fault = await checkpointer.CompactAsync(all: false, (live, superseded) => superseded >= MinForShare && options.CompactAt.IsExceededBy(superseded, live + superseded));
        return fault;
    }
}
