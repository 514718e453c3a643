using System.Collections.Immutable;

namespace Pipeline.Engine.Planning;

/// <summary>A plugin: the assembly that a stage or source comes from.</summary>
/// <param name="Name">The simple name of the assembly.</param>
/// <param name="Version">Its informational version.</param>
/// <param name="Path">The file it was loaded from; null for a plugin that is compiled into the host.</param>
/// <param name="Sha256">Of the assembly's bytes, in lower-case hexadecimal: part of the plan's fingerprint.</param>
public sealed record PluginDescriptor(string Name, string Version, string? Path, string Sha256)
{
    /// <summary>What it was built against in a later version than it gets, in ordinal order.</summary>
    public ImmutableArray<PluginBinding> Bindings { get; init; } = [];
}
