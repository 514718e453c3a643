using System.Collections.Immutable;
using System.Threading.Channels;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Telemetry;

namespace Pipeline.Engine.Execution;

/// <summary>Takes results back into input order, writes them, and flushes the exports from time to time. Single-threaded.</summary>
internal sealed class Committer(
    Plan plan, ImmutableArray<(PlannedStage Stage, ICheckpoint Export)> exports, int checkpointEvery, IRunObserver observer, Func<long?> total, SemaphoreSlim window)
{
    private readonly Dictionary<long, LaneResult> _waiting = [];
    private long _next;
    private int _sinceCheckpoint;

    public RunResult Result { get; private set; } = new();

    /// <summary>Commits until the lanes have ended. What comes after a stop is not committed.</summary>
    /// <returns>Why the run has to end, in words; null when it need not.</returns>
    public async Task<string?> RunAsync(ChannelReader<Numbered<LaneResult>> done, CancellationTokenSource stop)
    {
        string? stoppedBy = null;
        await foreach (var (number, arrived) in done.ReadAllAsync(CancellationToken.None))
        {
            _waiting.Add(number, arrived);
            while (stoppedBy is null && _waiting.Remove(_next, out var result))
            {
                _next++;
                stoppedBy = await CommitAsync(result);
                window.Release();
            }

            if (stoppedBy is not null && !stop.IsCancellationRequested)
                await stop.CancelAsync();
        }

        return stoppedBy;
    }

    /// <summary>Flushes the exports one last time, so that a run without documents leaves whole files too.</summary>
    public Task<string?> FinishAsync() => FlushAsync();

    private async ValueTask<string?> CommitAsync(LaneResult result)
    {
        var outcome = result.Outcome;
        if (outcome is Exported exported)
        {
            try
            {
                // Once begun, a document is written whole: a stop is heeded between documents.
                foreach (var write in exported.Document.Commits)
                    await write(CancellationToken.None);
            }
            catch (Exception exception)
            {
                return $"cannot write the results of `{outcome.Id}`: {FailureMessage.Of(exception)}";
            }
        }

        Result = outcome switch
        {
            Exported => Result with { Exported = Result.Exported + 1 },
            Skipped => Result with { Skipped = Result.Skipped + 1 },
            _ => Result with { Quarantined = Result.Quarantined + 1 },
        };
        PipelineTelemetry.Documents.Add(1, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name.ToLowerInvariant()));
        observer.OnDocument(outcome, total());
        if (result.StopsRun && outcome is Quarantined { Failure: var failure })
            return $"`{failure.Stage}` failed on `{failure.Id}`, and its `on-error` is `stop`";

        if (++_sinceCheckpoint < checkpointEvery)
            return null;
        _sinceCheckpoint = 0;
        return await FlushAsync();
    }

    /// <summary>Flushes every export, those after a failing one too.</summary>
    private async Task<string?> FlushAsync()
    {
        string? fault = null;
        foreach (var (stage, export) in exports)
        {
            try
            {
                await export.FlushAsync(CancellationToken.None);
            }
            catch (Exception exception)
            {
                fault ??= $"`{stage.Id}` ({plan.File.Path}:{stage.Line}) cannot bring its results to disk: {FailureMessage.Of(exception)}";
            }
        }

        return fault;
    }
}
