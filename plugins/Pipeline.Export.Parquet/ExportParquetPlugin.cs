using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Export.Parquet;

/// <summary>Registers the <c>export-parquet</c> stage.</summary>
public sealed class ExportParquetPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.Services.AddSingleton<ParquetTargets>();
        plugin.AddStage<ExportParquetStage, ExportParquetOptions>();
    }
}
