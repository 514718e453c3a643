using Pipeline.Chaos.Stages;

namespace Pipeline.Chaos;

/// <summary>Registers stages that misbehave.</summary>
public sealed class ChaosPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<ChaosStage, ChaosOptions>().AddStage<SharedChaosStage, ChaosOptions>();
        plugin.AddStage<StampStage, StampOptions>();
    }
}
