using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Plugins;

/// <summary>One service container for each plugin that is used, for the life of one prepared plan. The host's logging, clock and the
/// <see cref="PipelineContext"/> are in each. Thread-safe.</summary>
internal sealed class PluginServices(IEnumerable<PluginRegistration> plugins, IServiceProvider host, PipelineContext context) : IAsyncDisposable
{
    private readonly Dictionary<PluginDescriptor, ServiceProvider> _providers = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();

    /// <summary>The kind of annotation behind each layer.</summary>
    public ImmutableDictionary<string, Type> Layers { get; } =
        plugins.SelectMany(static plugin => plugin.Layers).DistinctBy(static layer => layer.Key).ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Makes a stage or source.</summary>
    /// <param name="plugin">Whose class it is.</param>
    /// <param name="type">The class.</param>
    /// <param name="options">Passed to its constructor when not null.</param>
    public object Create(PluginDescriptor plugin, Type type, object? options) =>
        ActivatorUtilities.CreateInstance(ProviderOf(plugin), type, options is null ? [] : [options]);

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers.Values)
            await provider.DisposeAsync();
    }

    private ServiceProvider ProviderOf(PluginDescriptor plugin)
    {
        lock (_lock)
        {
            if (!_providers.TryGetValue(plugin, out var provider))
                _providers.Add(plugin, provider = Build(plugins.First(registration => ReferenceEquals(registration.Plugin, plugin)).Services));
            return provider;
        }
    }

    private ServiceProvider Build(IServiceCollection registered)
    {
        var services = new ServiceCollection();
        foreach (var service in registered)
            services.Add(service);

        // The host's take the place of what a plugin's own AddLogging or AddHttpClient has put there.
        services.RemoveAll<ILoggerFactory>();
        services.RemoveAll(typeof(ILogger<>));
        services.RemoveAll<TimeProvider>();
        services.AddSingleton(context with { Layers = Layers });
        services.AddSingleton(host.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(host.GetService<TimeProvider>() ?? TimeProvider.System);
        return services.BuildServiceProvider();
    }
}
