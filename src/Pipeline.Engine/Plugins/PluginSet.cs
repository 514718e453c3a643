using System.Collections.Immutable;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Plugins;

/// <summary>The plugins that are loaded, and those that could not be. Immutable.</summary>
public sealed class PluginSet
{
    internal PluginSet(ImmutableArray<PluginRegistration> registrations, ImmutableArray<PluginProblem> problems)
    {
        Registrations = registrations;
        Problems = problems;
        Catalog = ComponentCatalog.Of(
            registrations.SelectMany(static plugin => plugin.Stages),
            registrations.SelectMany(static plugin => plugin.Sources));
    }

    /// <summary>The stages and sources on offer.</summary>
    public ComponentCatalog Catalog { get; }

    /// <summary>What could not be loaded, and why.</summary>
    public ImmutableArray<PluginProblem> Problems { get; }

    /// <summary>The plugins, built-in ones first.</summary>
    public IEnumerable<PluginDescriptor> Plugins => Registrations.Select(static plugin => plugin.Plugin);

    internal ImmutableArray<PluginRegistration> Registrations { get; }
}
