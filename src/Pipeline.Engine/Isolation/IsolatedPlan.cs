using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Isolation;

/// <summary>The stages of a plan that run in this process for another.</summary>
internal sealed class IsolatedPlan : IAsyncDisposable
{
    private readonly StageInstances? _instances;

    /// <param name="error">Why there are none.</param>
    public IsolatedPlan(string error) => Error = error;

    /// <param name="instances">Makes and keeps the stages.</param>
    /// <param name="stages">Which to make.</param>
    /// <param name="layers">The kind behind the name of a layer.</param>
    public IsolatedPlan(StageInstances instances, IEnumerable<PlannedStage> stages, IReadOnlyDictionary<string, Type> layers)
    {
        _instances = instances;
        Layers = layers;
        foreach (var stage in stages)
        {
            try
            {
                instances.CreateFirst(stage);
                Stages.Add(stage.Id, (instances.Create(stage, lane: 0), stage));
            }
            catch (Exception exception)
            {
                Problems.Add(stage.Id, FailureMessage.Of(exception).TrimEnd('.'));
            }
        }
    }

    /// <summary>Why there are no stages; null when there are.</summary>
    public string? Error { get; }

    public IReadOnlyDictionary<string, Type> Layers { get; } = new Dictionary<string, Type>();

    public Dictionary<string, (IStage Stage, PlannedStage Planned)> Stages { get; } = new(StringComparer.Ordinal);

    /// <summary>Why a stage could not be made, by its id.</summary>
    public Dictionary<string, string> Problems { get; } = new(StringComparer.Ordinal);

    public ValueTask DisposeAsync() => _instances?.DisposeAsync() ?? ValueTask.CompletedTask;
}
