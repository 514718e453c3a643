using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Intake;

// In the namespace of the collection, so that the methods are found where they are needed.
namespace Microsoft.Extensions.Hosting;

/// <summary>Puts a pipeline into a generic host.</summary>
public static class PipelineServiceCollectionExtensions
{
    /// <summary>Runs a pipeline file in the background of the host. Add the plugins it needs with <see cref="AddPlugin{TPlugin}"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="path">The pipeline file, relative to the current folder or absolute.</param>
    public static IServiceCollection AddPipeline(this IServiceCollection services, string path) =>
        services.AddPipeline(new PipelineOptions { Path = path });

    /// <summary>Runs a pipeline file in the background of the host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Which file, and how.</param>
    public static IServiceCollection AddPipeline(this IServiceCollection services, PipelineOptions options)
    {
        services.AddPipelineLoader();
        services.AddSingleton(options);
        services.TryAddSingleton<PipelineCompletion>();
        services.TryAddSingleton<PipelineHealth>();
        services.AddHostedService<PipelineService>();
        return services;
    }

    /// <summary>Adds what loads and checks pipeline files, without running one.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPipelineLoader(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PipelineLoader>();
        return services.AddPlugin<IntakePlugin>();
    }

    /// <summary>Adds a plugin that is compiled into the host.</summary>
    /// <typeparam name="TPlugin">The plugin; adding it twice is the same as once.</typeparam>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPlugin<TPlugin>(this IServiceCollection services)
        where TPlugin : class, IPlugin, new()
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPlugin, TPlugin>());
        return services;
    }
}
