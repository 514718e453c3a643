using System.Collections.Immutable;

namespace Pipeline.Engine.Planning;

/// <summary>A plugin: the assembly that a stage or source comes from.</summary>
/// <param name="Name">The simple name of the assembly.</param>
/// <param name="Version">Its informational version.</param>
/// <param name="Path">The file it was loaded from; null for a plugin that is compiled into the host.</param>
/// <param name="Build">What tells this build from every other: part of the plan's fingerprint. Of a file that was loaded from disk, the SHA-256 of its bytes in
/// lower-case hexadecimal; of a plugin that is compiled into the host, the id that the compiler gave it, so that it is the same however the host is published.</param>
public sealed record PluginDescriptor(string Name, string Version, string? Path, string Build)
{
    /// <summary>What stands for the version of a plugin that is one C# file.</summary>
    internal const string OneFile = "one file";

    /// <summary>What it was built against in a later version than it gets, in ordinal order.</summary>
    public ImmutableArray<PluginBinding> Bindings { get; init; } = [];
}
