namespace Pipeline;

/// <summary>Names a source, for YAML and for people.</summary>
/// <param name="name">What follows <c>use:</c> under <c>source:</c>, in kebab-case.</param>
/// <param name="description">One sentence, for editors.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SourceAttribute(string name, string description) : Attribute
{
    /// <summary>What follows <c>use:</c> in YAML.</summary>
    public string Name { get; } = name;

    /// <summary>One sentence for people.</summary>
    public string Description { get; } = description;
}
