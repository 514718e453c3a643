namespace Pipeline.Engine.Plugins;

/// <summary>A plugin, or a part of one, that could not be loaded.</summary>
/// <param name="Name">The plugin's name.</param>
/// <param name="Path">The file.</param>
/// <param name="Reason">What is wrong and how to mend it, in one sentence or two.</param>
public sealed record PluginProblem(string Name, string Path, string Reason);
