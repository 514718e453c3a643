namespace Pipeline.Engine.Execution;

/// <summary>A value and its place in the input.</summary>
internal readonly record struct Numbered<T>(long Number, T Value);
