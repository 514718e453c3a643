using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Plugins;

namespace Pipeline.Engine.Hosting;

/// <summary>What came of loading a pipeline file.</summary>
/// <param name="File">The file as it was read; empty when it could not be.</param>
/// <param name="Plugins">What is on offer, and what could not be loaded.</param>
/// <param name="Prepared">Ready to run; null when there is an error among the diagnostics. The caller disposes of it.</param>
/// <param name="Diagnostics">By place in the file.</param>
public sealed record LoadResult(ConfigurationText File, PluginSet Plugins, PreparedPlan? Prepared, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Where its plugins are; null when the file could not be read.</summary>
    internal PluginPlaces? Places { get; init; }

    /// <summary>The one-file plugins as they were before they were loaded.</summary>
    internal string Sources { get; init; } = "";
}
