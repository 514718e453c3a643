namespace Pipeline.Engine.Configuration;

/// <summary>A folder that <c>plugins:</c> names.</summary>
/// <param name="Path">As written, variables replaced; relative to the folder of the pipeline file.</param>
/// <param name="Span">Where it stands in the file.</param>
public readonly record struct PluginFolder(string Path, TextSpan Span);
