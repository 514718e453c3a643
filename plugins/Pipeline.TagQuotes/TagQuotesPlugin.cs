namespace Pipeline.TagQuotes;

/// <summary>The plugin with the stage <c>tag-quotes</c>.</summary>
public sealed class TagQuotesPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<TagQuotesStage, TagQuotesOptions>();
    }
}
