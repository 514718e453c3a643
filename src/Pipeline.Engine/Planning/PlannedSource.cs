using System.Collections.Immutable;

namespace Pipeline.Engine.Planning;

/// <summary>The source of a plan, with everything decided.</summary>
public sealed record PlannedSource
{
    /// <summary>What the plugin offers.</summary>
    public required SourceDescriptor Descriptor { get; init; }

    /// <summary>The bound options; null when the source has none.</summary>
    public object? Options { get; init; }

    /// <summary>Every option with its value and where it came from, defaults included.</summary>
    public ImmutableArray<OptionValue> OptionValues { get; init; } = [];

    /// <summary>The line in the pipeline file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Where <c>use:</c> names the source, in the pipeline file.</summary>
    public required TextSpan Span { get; init; }
}
