using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Execution;

/// <summary>Runs a prepared plan over its source once.</summary>
/// <remarks>
/// One reader numbers the documents, lanes run them in any order, one committer takes the results back into input order and
/// writes. A window bounds the documents between reader and committer, so memory does not grow with the corpus, and a slow
/// document holds up no more than the window.
/// </remarks>
internal sealed class PipelineRun(PreparedPlan prepared, RunOptions options, TimeProvider time)
{
    /// <summary>Documents in flight for each lane: enough that lanes do not wait for one slow document among fast ones.</summary>
    private const int WindowPerLane = 16;

    /// <summary>Runs to the end of the source, or until it is cancelled or stopped; then flushes the exports.</summary>
    public async Task<RunResult> RunAsync(IRunObserver observer, CancellationToken cancellationToken)
    {
        var plan = prepared.Plan;
        var started = time.GetTimestamp();
        var gates = Gates(plan, options.Lanes, out var laneCount);
        using var window = new SemaphoreSlim(laneCount * WindowPerLane);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Channel.CreateUnbounded<Numbered<SourceItem>>(new UnboundedChannelOptions { SingleWriter = true });
        var done = Channel.CreateUnbounded<Numbered<LaneResult>>(new UnboundedChannelOptions { SingleReader = true });

        observer.OnStarted(plan);
        var lanes = Enumerable.Range(0, laneCount).Select(_ => NewLane(plan, gates)).ToArray();
        var reading = Task.Run(() => ReadAsync(work.Writer, window, stop.Token), CancellationToken.None);
        var running = Task.WhenAll(lanes.Select(lane => Task.Run(() => RunLaneAsync(lane, work.Reader, done.Writer, stop), CancellationToken.None)));
        var closing = running.ContinueWith(lanesEnd => done.Writer.Complete(lanesEnd.Exception), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        // A fault here is one of the engine or of an observer. The lanes must have ended before anything is disposed of under them.
        var committer = new Committer(plan, prepared.Exports, options.CheckpointEvery, observer, () => prepared.Source.Count, window);
        string? stoppedBy = null;
        ExceptionDispatchInfo? broken = null;
        try
        {
            stoppedBy = await committer.RunAsync(done.Reader, stop);
        }
        catch (Exception exception)
        {
            broken = ExceptionDispatchInfo.Capture(exception);
            await stop.CancelAsync();
        }

        await closing;

        // Awaited in any case: what the source reads from is disposed of after this.
        var sourceFault = await FaultOf(reading, stop.Token);
        stoppedBy ??= sourceFault;

        // A run that came to nothing leaves the files of the run before alone.
        var isComplete = broken is null && stoppedBy is null && !cancellationToken.IsCancellationRequested;
        if ((isComplete || committer.Result.Total > 0) && await committer.FinishAsync() is { } fault)
            stoppedBy ??= fault;
        foreach (var gate in gates)
            gate?.Dispose();
        broken?.Throw();

        var result = committer.Result with
        {
            StoppedBy = stoppedBy,
            Cancelled = cancellationToken.IsCancellationRequested,
            Elapsed = time.GetElapsedTime(started),
        };
        observer.OnFinished(result);
        return result;
    }

    /// <summary>How many lanes there are, and what keeps a stage from more documents at once than it may have.</summary>
    private static SemaphoreSlim?[] Gates(Plan plan, int lanes, out int laneCount)
    {
        var count = plan.Stages.Aggregate(lanes, static (most, stage) => Math.Max(most, stage.Concurrency ?? 0));
        laneCount = count;
        return [.. plan.Stages.Select(stage => (stage.Concurrency ?? lanes) is var limit && limit < count ? new SemaphoreSlim(limit) : null)];
    }

    private Lane NewLane(Plan plan, SemaphoreSlim?[] gates)
    {
        var stages = ImmutableArray.CreateBuilder<StageRunner>(plan.Stages.Length);
        for (var i = 0; i < plan.Stages.Length; i++)
        {
            var stage = plan.Stages[i];
            stages.Add(new StageRunner(prepared, stage, gates[i], time));
        }

        return new Lane(plan.Source.Line, stages.DrainToImmutable());
    }

    private async Task ReadAsync(ChannelWriter<Numbered<SourceItem>> work, SemaphoreSlim window, CancellationToken cancellationToken)
    {
        try
        {
            long number = 0;
            await foreach (var item in prepared.Source.ReadAsync(cancellationToken).WithCancellation(cancellationToken))
            {
                if (item is null)
                    throw new InvalidOperationException("It yielded null in place of a document.");
                await window.WaitAsync(cancellationToken);
                work.TryWrite(new Numbered<SourceItem>(number++, item));
            }
        }
        finally
        {
            work.Complete();
        }
    }

    private static async Task RunLaneAsync(
        Lane lane, ChannelReader<Numbered<SourceItem>> work, ChannelWriter<Numbered<LaneResult>> done, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var (number, item) in work.ReadAllAsync(stop.Token))
                done.TryWrite(new Numbered<LaneResult>(number, await lane.RunAsync(item, stop.Token)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What this lane had in hand was not committed, and is run again by the next run.
        }
        catch
        {
            // Its document would never come, and the window would fill behind it.
            await stop.CancelAsync();
            throw;
        }
    }

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
