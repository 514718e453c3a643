using System.Collections.Immutable;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Execution;

/// <summary>A plan with its source and stages made: whatever can fail before the first document has not failed.</summary>
public sealed class PreparedPlan : IAsyncDisposable
{
    private readonly StageInstances _instances;

    internal PreparedPlan(Plan plan, ISource source, StageInstances instances)
    {
        Plan = plan;
        Source = source;
        _instances = instances;
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    internal ISource Source { get; }

    /// <summary>The exports of the plan, in its order.</summary>
    internal ImmutableArray<(PlannedStage Stage, ICheckpoint Export)> Exports => _instances.Exports;

    /// <summary>The instance of a stage for a new lane; the same one for every lane when the stage is shared.</summary>
    internal IStage Create(PlannedStage stage, int lane) => _instances.Create(stage, lane);

    /// <summary>Lets go of an instance that is stuck in <paramref name="work"/>; it is disposed of when that ends, if it ever does.</summary>
    internal void Abandon(IStage stage, Task work) => _instances.Abandon(stage, work);

    /// <summary>Runs the plan over its source once, every document anew, and keeps no ledger. Call it once.</summary>
    /// <param name="options">Lanes and checkpoints.</param>
    /// <param name="observer">Told of every document.</param>
    /// <param name="time">The clock for delays and limits; the system's when null.</param>
    /// <param name="cancellationToken">Ends the run between documents; it then returns what was done.</param>
    public Task<RunResult> RunAsync(RunOptions options, IRunObserver observer, TimeProvider? time, CancellationToken cancellationToken) =>
        RunAsync(new RunSession { Options = options, Time = time ?? TimeProvider.System, Drain = cancellationToken, Abort = cancellationToken }, observer);

    /// <summary>Runs the plan over its source once, and keeps the ledger. Call it once.</summary>
    internal Task<RunResult> RunAsync(RunSession session, IRunObserver observer) => new PipelineRun(this, session).RunAsync(observer);

    /// <summary>Disposes the source, every stage, and the services of the plugins.</summary>
    public ValueTask DisposeAsync() => _instances.DisposeAsync();
}
