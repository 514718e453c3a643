using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Plugins;

/// <summary>One service container for each plugin, for the life of one prepared plan. The host's logging, clock and the
/// <see cref="PipelineContext"/> are in each.</summary>
internal sealed class PluginServices : IAsyncDisposable
{
    private readonly Dictionary<PluginDescriptor, ServiceProvider> _providers = new(ReferenceEqualityComparer.Instance);

    public PluginServices(IEnumerable<PluginRegistration> plugins, IServiceProvider host, PipelineContext context)
    {
        foreach (var plugin in plugins)
        {
            var services = new ServiceCollection();
            foreach (var service in plugin.Services)
                services.Add(service);

            // The host's take the place of what a plugin's own AddLogging or AddHttpClient has put there.
            services.RemoveAll<ILoggerFactory>();
            services.RemoveAll(typeof(ILogger<>));
            services.RemoveAll<TimeProvider>();
            services.AddSingleton(context);
            services.AddSingleton(host.GetRequiredService<ILoggerFactory>());
            services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
            services.AddSingleton(host.GetService<TimeProvider>() ?? TimeProvider.System);
            _providers.Add(plugin.Plugin, services.BuildServiceProvider());
        }
    }

    /// <summary>Makes a stage or source.</summary>
    /// <param name="plugin">Whose class it is.</param>
    /// <param name="type">The class.</param>
    /// <param name="options">Passed to its constructor when not null.</param>
    public object Create(PluginDescriptor plugin, Type type, object? options) =>
        ActivatorUtilities.CreateInstance(_providers[plugin], type, options is null ? [] : [options]);

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers.Values)
            await provider.DisposeAsync();
    }
}
