using Microsoft.Extensions.DependencyInjection;
using Pipeline.Http.Serving;

namespace Pipeline.Http;

/// <summary>Registers the <c>http</c> source.</summary>
public sealed class HttpPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);

        // An instance, not a type: it outlives the plan, so that the port stays open over a reload.
        plugin.Services.AddSingleton(SharedListeners.OfProcess);
        plugin.AddSource<HttpSource, HttpSourceOptions>();
    }
}
