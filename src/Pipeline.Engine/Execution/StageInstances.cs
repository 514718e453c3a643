using System.Collections.Immutable;
using Pipeline.Engine.Isolation;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Plugins;

namespace Pipeline.Engine.Execution;

/// <summary>Makes the source and the stages by dependency injection, and keeps them to dispose of. Thread-safe.</summary>
internal sealed class StageInstances(PluginServices services, IsolationPool? isolation = null) : IAsyncDisposable
{
    private readonly Dictionary<PlannedStage, IStage> _first = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PlannedStage> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();

    /// <summary>The exports made so far, in the order of the plan.</summary>
    public ImmutableArray<(PlannedStage Stage, ICheckpoint Export)> Exports { get; private set; } = [];

    public ISource CreateSource(PlannedSource planned)
    {
        var source = (ISource)services.Create(planned.Descriptor.Plugin, planned.Descriptor.Type, planned.Options);
        _made.Add(source);
        return source;
    }

    /// <summary>Makes the first instance of a stage, so that what is wrong with it shows before anything runs.</summary>
    public void CreateFirst(PlannedStage planned)
    {
        if (planned.Isolation is not null)
        {
            isolation!.Prepare(planned);
            return;
        }

        var stage = Make(planned);
        _first.Add(planned, stage);
        if (stage is ICheckpoint export)
            Exports = Exports.Add((planned, export));
    }

    /// <summary>The instance of a stage for a lane: one for all where the stage is shared.</summary>
    public IStage Create(PlannedStage planned, int lane)
    {
        if (planned.Isolation is not null)
            return isolation!.Create(planned, lane);
        lock (_lock)
        {
            if (planned.Descriptor.IsShared || _taken.Add(planned))
                return _first[planned];
            return Make(planned);
        }
    }

    /// <summary>Lets go of an instance that is stuck in <paramref name="work"/>: disposing it under its own feet could take the process down.</summary>
    public void Abandon(IStage stage, Task work)
    {
        lock (_lock)
            _made.Remove(stage);
        _ = work.ContinueWith(
            async done =>
            {
                _ = done.Exception; // nobody is left to tell
                await DisposeAsync(stage);
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    /// <summary>Disposes of everything, and of the rest when one of them fails.</summary>
    /// <exception cref="AggregateException">Some failed.</exception>
    public async ValueTask DisposeAsync()
    {
        var failures = new List<Exception>();
        foreach (var made in _made.Append(services).Concat(isolation is null ? [] : [isolation]))
        {
            try
            {
                await DisposeAsync(made);
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException("Not everything could be closed.", failures);
    }

    private static async ValueTask DisposeAsync(object made)
    {
        if (made is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else
            (made as IDisposable)?.Dispose();
    }

    private IStage Make(PlannedStage planned)
    {
        var stage = (IStage)services.Create(planned.Descriptor.Plugin, planned.Descriptor.Type, planned.Options);
        _made.Add(stage);
        return stage;
    }
}
