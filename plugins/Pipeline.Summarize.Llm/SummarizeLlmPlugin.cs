namespace Pipeline.Summarize.Llm;

/// <summary>Registers the stage <c>summarize-llm</c>.</summary>
public sealed class SummarizeLlmPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<SummarizeLlmStage, SummarizeLlmOptions>();
    }
}
