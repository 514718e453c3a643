using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Plugins;

/// <summary>What one plugin has registered.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Stages">Its stages, in the order of registration.</param>
/// <param name="Sources">Its sources, in the order of registration.</param>
/// <param name="Layers">The kind of annotation behind each layer that its stages name.</param>
/// <param name="Services">What its stages take in their constructors.</param>
internal sealed record PluginRegistration(
    PluginDescriptor Plugin, ImmutableArray<StageDescriptor> Stages, ImmutableArray<SourceDescriptor> Sources, ImmutableDictionary<string, Type> Layers,
    IServiceCollection Services);
