using System.Collections.Immutable;

namespace Pipeline.Engine.Planning;

/// <summary>The stages and sources that the registered plugins offer, by name. Immutable.</summary>
/// <param name="Stages">In ordinal order of their names.</param>
/// <param name="Sources">In ordinal order of their names.</param>
public sealed record ComponentCatalog(
    ImmutableSortedDictionary<string, StageDescriptor> Stages,
    ImmutableSortedDictionary<string, SourceDescriptor> Sources)
{
    /// <summary>Makes a catalog; of two components with one name, the first stays.</summary>
    /// <param name="stages">In the order of registration.</param>
    /// <param name="sources">In the order of registration.</param>
    public static ComponentCatalog Of(IEnumerable<StageDescriptor> stages, IEnumerable<SourceDescriptor> sources) => new(
        stages.DistinctBy(static stage => stage.Name).ToImmutableSortedDictionary(static stage => stage.Name, static stage => stage, StringComparer.Ordinal),
        sources.DistinctBy(static source => source.Name).ToImmutableSortedDictionary(static source => source.Name, static source => source, StringComparer.Ordinal));
}
