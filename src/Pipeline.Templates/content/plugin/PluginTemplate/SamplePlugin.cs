using Pipeline;

namespace PluginTemplate;

/// <summary>What the program finds when it loads this assembly.</summary>
public sealed class SamplePlugin : IPlugin
{
    public void Register(IPluginBuilder plugin) => plugin.AddStage<SampleStage, SampleOptions>();
}
