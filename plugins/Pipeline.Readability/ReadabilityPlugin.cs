namespace Pipeline.Readability;

/// <summary>Registers the <c>readability</c> stage. The engine finds this class by its interface.</summary>
public sealed class ReadabilityPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<ReadabilityStage, ReadabilityOptions>();
    }
}
