using System.Collections.Immutable;

namespace Pipeline.Engine.Planning;

/// <summary>A stage that a plugin offers: its name, its options, and its order contract.</summary>
public sealed record StageDescriptor
{
    /// <summary>What follows <c>use:</c> in YAML.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Description { get; init; }

    /// <summary>The class that implements <see cref="IStage"/>.</summary>
    public required Type Type { get; init; }

    /// <summary>The class whose properties are the keys under <c>with:</c>; null when the stage has no options.</summary>
    public Type? OptionsType { get; init; }

    /// <summary>Names of layers that a stage before must provide, in ordinal order.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Names of layers that make the stage do better, in ordinal order.</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    /// <summary>Names of layers that the stage leaves on every document, in ordinal order.</summary>
    public ImmutableArray<string> Provides { get; init; } = [];

    /// <summary>Whether the stage may edit the text.</summary>
    public bool ChangesText { get; init; }

    /// <summary>Whether one instance serves all lanes.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether the stage writes results: it implements <see cref="ICheckpoint"/>.</summary>
    public bool IsExport { get; init; }

    /// <summary>Where it comes from.</summary>
    public required PluginDescriptor Plugin { get; init; }

    /// <summary>The stage with what its options add to its contract.</summary>
    internal StageDescriptor With(IStageContract contract) => this with
    {
        Requires = Union(Requires, contract.Requires),
        Uses = Union(Uses, contract.Uses),
        Provides = Union(Provides, contract.Provides),
        ChangesText = ChangesText || contract.ChangesText,
    };

    private static ImmutableArray<string> Union(ImmutableArray<string> layers, IEnumerable<string> more) =>
        [.. layers.Concat(more).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
