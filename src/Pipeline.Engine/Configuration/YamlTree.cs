namespace Pipeline.Engine.Configuration;

/// <summary>What came of reading a YAML file.</summary>
/// <param name="Root">The first document; null when there is nothing.</param>
/// <param name="IsComplete">Whether the file was read to its end: if not, the tree holds what stands before the mistake, and
/// nothing can be said to be missing.</param>
internal sealed record YamlTree(YamlNode? Root, bool IsComplete);
