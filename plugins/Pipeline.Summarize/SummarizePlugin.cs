namespace Pipeline.Summarize;

/// <summary>Registers the stage <c>summarize</c>.</summary>
public sealed class SummarizePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<SummarizeStage, SummarizeOptions>();
    }
}
