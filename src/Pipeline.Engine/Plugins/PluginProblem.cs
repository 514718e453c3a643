using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Plugins;

/// <summary>A plugin, or a part of one, that could not be loaded.</summary>
/// <param name="Name">The plugin's name.</param>
/// <param name="Path">The file.</param>
/// <param name="Reason">What is wrong and how to mend it, in one sentence or two.</param>
/// <param name="IsUntrusted">Whether it was not even tried, since the lock does not allow it: no pipeline runs beside such a file.</param>
public sealed record PluginProblem(string Name, string Path, string Reason, bool IsUntrusted = false)
{
    /// <summary>Where in the file, when it is one C# file that does not compile.</summary>
    public ImmutableArray<Diagnostic> Errors { get; init; } = [];
}
