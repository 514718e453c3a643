using System.Collections.Immutable;

namespace Pipeline.Engine.Planning;

/// <summary>One stage of a plan, with everything decided.</summary>
public sealed record PlannedStage
{
    /// <summary>Unique in the plan: by default the name, then <c>name-2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the plugin offers.</summary>
    public required StageDescriptor Descriptor { get; init; }

    /// <summary>The bound options; null when the stage has none.</summary>
    public object? Options { get; init; }

    /// <summary>Every option with its value and where it came from, defaults included.</summary>
    public ImmutableArray<OptionValue> OptionValues { get; init; } = [];

    /// <summary>What decides the results beside the options and the plugin; see <see cref="IStageContract.RevisionIn"/>. Null for nothing.</summary>
    public string? Revision { get; init; }

    /// <summary>Which documents the stage runs on; null for all.</summary>
    public Condition? When { get; init; }

    /// <summary>How long the stage may take for one document, over all its tries; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Retries after transient failures.</summary>
    public RetryOptions Retry { get; init; }

    /// <summary>What becomes of a document when the stage fails on it.</summary>
    public OnError OnError { get; init; }

    /// <summary>How many documents may be in the stage at once; null for as many as there are lanes. More than that adds lanes.</summary>
    public int? Concurrency { get; init; }

    /// <summary>The process that the stage has of its own; null when it runs in that of the pipeline. Changes no result.</summary>
    public IsolationOptions? Isolation { get; init; }

    /// <summary>The line in the pipeline file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Where <c>use:</c> names the stage, in the pipeline file.</summary>
    public required TextSpan Span { get; init; }
}
