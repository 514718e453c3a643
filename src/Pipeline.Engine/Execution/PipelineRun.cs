using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Pipeline.Engine.Planning;
using Pipeline.Processes;

namespace Pipeline.Engine.Execution;

/// <summary>Runs a prepared plan over its source once.</summary>
/// <remarks>
/// One reader numbers the documents; their bytes are fetched side by side; they are claimed in the ledger in groups; lanes run them in any
/// order; one committer takes the results back into input order, writes them, and makes checkpoints. A window bounds the documents
/// between reader and committer, so memory does not grow with the corpus, and a slow document holds up no more than the window.
/// </remarks>
internal sealed class PipelineRun(PreparedPlan prepared, RunSession session)
{
    /// <summary>Documents in flight for each lane: enough that lanes do not wait for one slow document among fast ones, nor for a checkpoint.</summary>
    private const int WindowPerLane = 64;

    private static readonly TimeSpan s_maxTick = TimeSpan.FromSeconds(1);

    /// <summary>Runs to the end of the source, or until it is drained, aborted or stopped; then makes the last checkpoint.</summary>
    public async Task<RunResult> RunAsync(IRunObserver observer)
    {
        var plan = prepared.Plan;
        var started = session.Time.GetTimestamp();
        var outlet = new Outlet(session, observer);
        var planKey = session.Ledger?.PlanKey(plan.Fingerprint, plan.FingerprintParts) ?? 0;
        var claimer = new Claimer(session, plan, planKey, outlet);
        var checkpointer = new Checkpointer(prepared, session, planKey, claimer, outlet);
        observer.OnStarted(plan);
        if (await checkpointer.RestoreAsync() is { } unrestored)
            return Finish(observer, new RunResult(), unrestored, started);

        var gates = Gates(plan, session.Options.Lanes, out var laneCount);
        using var gate = new LaneGate(laneCount);
        using var window = new SemaphoreSlim(laneCount * WindowPerLane);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(session.Abort);
        using var drain = CancellationTokenSource.CreateLinkedTokenSource(session.Drain, abort.Token);
        var offered = Channel.CreateUnbounded<WorkItem>();
        var fetched = Channel.CreateUnbounded<WorkItem>(new UnboundedChannelOptions { SingleReader = true });
        var work = Channel.CreateUnbounded<WorkItem>(new UnboundedChannelOptions { SingleWriter = true });
        var done = Channel.CreateUnbounded<LaneResult?>(new UnboundedChannelOptions { SingleReader = true });

        var lanes = Enumerable.Range(0, laneCount).Select(number => NewLane(number, plan, gates, gate)).ToArray();
        var fetch = new DocumentFetch(session.Time);
        var reader = new SourceReader(prepared, session, offered.Writer, window);
        var reading = Task.Run(() => reader.RunAsync(drain.Token), CancellationToken.None);
        var fetching = Task.WhenAll(lanes.Select(_ => Task.Run(() => FetchAsync(fetch, offered.Reader, fetched.Writer, done.Writer, drain.Token), CancellationToken.None)));
        var fetchEnd = Then(fetching, fetched.Writer.Complete);
        var claiming = Task.Run(() => claimer.RunAsync(fetched.Reader, work, done.Writer!, drain), CancellationToken.None);
        var claimEnd = Then(claiming, work.Writer.Complete);
        var running = Task.WhenAll(lanes.Select(lane => Task.Run(() => RunLaneAsync(lane, work.Reader, done.Writer, abort, session.Drain), CancellationToken.None)));
        var closing = Then(Task.WhenAll(running, claimEnd), done.Writer.Complete);
        var ticking = TickAsync(done.Writer, plan.Worker, running);

        // A fault here is one of the engine or of an observer. The lanes must have ended before anything is disposed of under them.
        var committer = new Committer(plan.Worker, session, checkpointer, outlet, observer, () => prepared.Source.Count, window);
        string? stoppedBy = null;
        ExceptionDispatchInfo? broken = null;
        try
        {
            stoppedBy = await committer.RunAsync(done.Reader, abort);
        }
        catch (Exception exception)
        {
            session.Heed(exception);
            broken = ExceptionDispatchInfo.Capture(exception);
            await abort.CancelAsync();
        }

        await Task.WhenAll(closing, fetchEnd, ticking);

        // Awaited in any case: what the source reads from is disposed of after this.
        var sourceFault = await FaultOf(reading, drain.Token);
        stoppedBy ??= (claiming.IsCompletedSuccessfully ? claiming.Result : null) ?? sourceFault;

        // A run that came to nothing leaves the files of the run before alone.
        var isComplete = broken is null && stoppedBy is null && !drain.IsCancellationRequested;
        if ((isComplete || checkpointer.Waiting > 0 || checkpointer.HasTakenUp) && await committer.FinishAsync() is { } fault)
            stoppedBy ??= fault;
        if (isComplete && stoppedBy is null)
            stoppedBy = await checkpointer.CompactAsync(committer.IsOutOfOrder, static (_, superseded) => superseded > 0);
        Release(claimer);
        foreach (var limit in gates)
            limit?.Dispose();
        broken?.Throw();
        return Finish(observer, committer.Result, stoppedBy, started);
    }

    private RunResult Finish(IRunObserver observer, RunResult counted, string? stoppedBy, long started)
    {
        var result = counted with
        {
            StoppedBy = stoppedBy,
            Cancelled = session.Drain.IsCancellationRequested || session.Abort.IsCancellationRequested,
            Elapsed = session.Time.GetElapsedTime(started),
        };
        observer.OnFinished(result);
        return result;
    }

    private static void Release(Claimer claimer)
    {
        try
        {
            claimer.ReleaseOpen();
        }
        catch (Exception exception) when (OutputErrors.MayPass(exception))
        {
            // The next start finds them.
        }
    }

    /// <summary>How many lanes there are, and what keeps a stage from more documents at once than it may have.</summary>
    private static SemaphoreSlim?[] Gates(Plan plan, int lanes, out int laneCount)
    {
        var count = plan.Stages.Aggregate(lanes, static (most, stage) => Math.Max(most, stage.Concurrency ?? 0));
        laneCount = count;
        return [.. plan.Stages.Select(stage => (stage.Concurrency ?? lanes) is var limit && limit < count ? new SemaphoreSlim(limit) : null)];
    }

    private Lane NewLane(int number, Plan plan, SemaphoreSlim?[] gates, LaneGate gate)
    {
        var stages = ImmutableArray.CreateBuilder<StageRunner>(plan.Stages.Length);
        for (var i = 0; i < plan.Stages.Length; i++)
            stages.Add(new StageRunner(prepared, plan.Stages[i], gates[i], number, session.Time, session.Options.Inspection));
        return new Lane(number, plan.Source, stages.DrainToImmutable(), gate, session.Ledger?.InFlight, session.Time, session.Options.OnStage);
    }

    private static async Task FetchAsync(
        DocumentFetch fetch, ChannelReader<WorkItem> offered, ChannelWriter<WorkItem> fetched, ChannelWriter<LaneResult?> done, CancellationToken drain)
    {
        await foreach (var item in offered.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                drain.ThrowIfCancellationRequested();
                fetched.TryWrite(await fetch.ReadAsync(item, drain));
            }
            catch (OperationCanceledException)
            {
                done.TryWrite(new LaneResult(item, Outcome: null));
            }
        }
    }

    private async Task RunLaneAsync(
        Lane lane, ChannelReader<WorkItem> work, ChannelWriter<LaneResult?> done, CancellationTokenSource abort, CancellationToken drain)
    {
        try
        {
            await foreach (var item in work.ReadAllAsync(abort.Token))
                done.TryWrite(drain.IsCancellationRequested ? new LaneResult(item, Outcome: null) : await lane.RunAsync(item, abort.Token));
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // What this lane had in hand was not committed, and is run again by the next run.
        }
        catch (Exception exception)
        {
            session.Heed(exception);

            // Its document would never come, and the window would fill behind it.
            await abort.CancelAsync();
            throw;
        }
    }

    private async Task TickAsync(ChannelWriter<LaneResult?> done, WorkerOptions options, Task running)
    {
        using var timer = new PeriodicTimer(options.CheckpointInterval < s_maxTick ? options.CheckpointInterval : s_maxTick, session.Time);
        var tick = timer.WaitForNextTickAsync().AsTask();
        while (await Task.WhenAny(tick, running) == tick)
        {
            done.TryWrite(null);
            tick = timer.WaitForNextTickAsync().AsTask();
        }
    }

    private static Task Then(Task task, Action<Exception?> end) =>
        task.ContinueWith(ended => end(ended.Exception), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Why the source ended early, in words; null when it did not, or because it was asked to.</summary>
    private async Task<string?> FaultOf(Task reading, CancellationToken stop)
    {
        try
        {
            await reading;
            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            return $"source `{prepared.Plan.Source.Descriptor.Name}` ({prepared.Plan.File.Path}:{prepared.Plan.Source.Line}): {FailureMessage.Of(exception)}";
        }
    }
}
