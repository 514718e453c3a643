using Pipeline.Summarize.Headlines;
using Pipeline.Summarize.Keyphrases;

namespace Pipeline.Summarize;

/// <summary>Registers the stages <c>summarize</c>, <c>headline</c> and <c>keyphrases</c>.</summary>
public sealed class SummarizePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<SummarizeStage, SummarizeOptions>()
            .AddStage<HeadlineStage, HeadlineOptions>()
            .AddStage<KeyphrasesStage, KeyphrasesOptions>();
    }
}
