using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Hosting;

/// <summary>Makes a new plan whenever the pipeline file has changed, and keeps the old one when the new one is no good.</summary>
/// <param name="options">Which file.</param>
/// <param name="loader">Makes plans.</param>
/// <param name="log">Told of what came of an edit.</param>
/// <param name="time">For the waits.</param>
internal sealed class PlanReload(PipelineOptions options, PipelineLoader loader, PipelineLog log, TimeProvider time)
{
    private PipelineFileWatch? _watch;

    /// <summary>Waits for an edit that makes a good plan.</summary>
    /// <param name="current">The plan that runs.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Ready to run; the caller disposes of it.</returns>
    /// <exception cref="OperationCanceledException">The wait is given up.</exception>
    public async Task<LoadResult> NextAsync(LoadResult current, CancellationToken cancellationToken)
    {
        _watch ??= new PipelineFileWatch(Path.GetFullPath(options.Path), current, time);
        while (true)
        {
            await _watch.WaitAsync(cancellationToken);
            DurableStep.Reached("reload.load.before");
            var next = await loader.LoadAsync(options.Path, isContinuous: true);
            _watch.Places = next.Places ?? _watch.Places;
            log.Problems(next);
            if (next.Prepared is not { } prepared)
            {
                log.Rejected(options.Path, next.Diagnostics.Count(static diagnostic => diagnostic.Severity == Severity.Error));
                continue;
            }

            if (prepared.Plan.StateDirectory == current.Prepared!.Plan.StateDirectory)
                return next;
            log.RejectedState(options.Path, current.Prepared.Plan.StateDirectory);
            await log.DisposeAsync(prepared);
        }
    }
}
