using System.Collections.Immutable;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Plugins;

namespace Pipeline.Engine.Execution;

/// <summary>Makes stages by dependency injection and keeps them to dispose of. Thread-safe.</summary>
internal sealed class StageInstances : IAsyncDisposable
{
    private readonly PluginServices _services;
    private readonly Dictionary<PlannedStage, IStage> _first = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PlannedStage> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly List<IStage> _made = [];
    private readonly Lock _lock = new();

    public StageInstances(PluginServices services) => _services = services;

    public ImmutableArray<ICheckpoint> Exports { get; private set; } = [];

    /// <summary>Makes the first instance of a stage, so that what is wrong with it shows before anything runs.</summary>
    public void CreateFirst(PlannedStage planned)
    {
        var stage = Make(planned);
        _first.Add(planned, stage);
        if (stage is ICheckpoint export)
            Exports = Exports.Add(export);
    }

    public IStage Create(PlannedStage planned)
    {
        lock (_lock)
        {
            if (planned.Descriptor.IsShared || _taken.Add(planned))
                return _first[planned];
            return Make(planned);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in _made)
        {
            if (stage is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else
                (stage as IDisposable)?.Dispose();
        }

        await _services.DisposeAsync();
    }

    private IStage Make(PlannedStage planned)
    {
        var stage = (IStage)_services.Create(planned.Descriptor.Plugin, planned.Descriptor.Type, planned.Options);
        _made.Add(stage);
        return stage;
    }
}
