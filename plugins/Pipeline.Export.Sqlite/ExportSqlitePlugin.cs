using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Export.Sqlite;

/// <summary>Registers the <c>export-sqlite</c> stage.</summary>
public sealed class ExportSqlitePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.Services.AddSingleton<SqliteTargets>();
        plugin.AddStage<ExportSqliteStage, ExportSqliteOptions>();
    }
}
