using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Export.Postgres;

/// <summary>Registers the <c>export-postgres</c> stage.</summary>
public sealed class ExportPostgresPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.Services.AddSingleton<PostgresTargets>();
        plugin.AddStage<ExportPostgresStage, ExportPostgresOptions>();
    }
}
