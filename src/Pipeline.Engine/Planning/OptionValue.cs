namespace Pipeline.Engine.Planning;

/// <summary>The value of one option and where it came from, for people.</summary>
/// <param name="Name">The key under <c>with:</c>.</param>
/// <param name="Value">As YAML would have it.</param>
/// <param name="Origin"><c>default</c>, or the place: <c>pipeline.yaml:12</c>, <c>env NAME (pipeline.yaml:12)</c>.</param>
public readonly record struct OptionValue(string Name, string Value, string Origin);
