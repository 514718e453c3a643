using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Export;

/// <summary>Registers the <c>export</c> stage.</summary>
public sealed class ExportPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.Services.AddSingleton<ExportTargets>();
        plugin.AddStage<ExportStage, ExportOptions>();
    }
}
