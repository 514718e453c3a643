namespace Pipeline.Segment;

/// <summary>Registers the stage <c>segment</c>.</summary>
public sealed class SegmentPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<SegmentStage, SegmentOptions>();
    }
}
