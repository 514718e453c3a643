namespace Pipeline.Engine.Planning;

/// <summary>A source that a plugin offers.</summary>
public sealed record SourceDescriptor
{
    /// <summary>What follows <c>use:</c> under <c>source:</c> in YAML.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Description { get; init; }

    /// <summary>The class that implements <see cref="ISource"/>.</summary>
    public required Type Type { get; init; }

    /// <summary>The class whose properties are the keys under <c>with:</c>; null when the source has none.</summary>
    public Type? OptionsType { get; init; }

    /// <summary>Where it comes from.</summary>
    public required PluginDescriptor Plugin { get; init; }
}
