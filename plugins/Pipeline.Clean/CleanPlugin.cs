namespace Pipeline.Clean;

/// <summary>The <c>clean</c> stage.</summary>
public sealed class CleanPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<CleanStage, CleanOptions>();
    }
}
