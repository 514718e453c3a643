using System.Collections.Immutable;

namespace Pipeline.Engine.Quarantine;

/// <summary>What the quarantine says of a document: its <c>error.json</c>.</summary>
public sealed record QuarantinedDocument
{
    /// <summary>The document.</summary>
    public required string Id { get; init; }

    /// <summary>The address of the original.</summary>
    public required string Uri { get; init; }

    /// <summary>The media type that the source gave, parameters included; null when it gave none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The facts that the source gave beside the bytes.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The length of the original in bytes; null when it could not be read.</summary>
    public long? Bytes { get; init; }

    /// <summary>The SHA-256 of the original in lower-case hexadecimal; null when it could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The file in the folder that holds the original; null when it could not be read or is too large to keep twice: <see cref="Uri"/> refers to it.</summary>
    public string? Input { get; init; }

    /// <summary>The id of the stage that failed; <c>source</c> when the document could not be read.</summary>
    public required string Stage { get; init; }

    /// <summary>The pipeline file.</summary>
    public required string File { get; init; }

    /// <summary>The line of the stage in the pipeline file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What went wrong, in one sentence or two.</summary>
    public required string Message { get; init; }

    /// <summary>How many times the stage was tried in the last run.</summary>
    public int Tries { get; init; }

    /// <summary>How many times the document was run with this content under this plan.</summary>
    public int Attempts { get; init; }

    /// <summary>What was thrown, and what had caused that; empty when the stage broke its contract or took the process down.</summary>
    public ImmutableArray<ExceptionFacts> Exceptions { get; init; } = [];

    /// <summary>The fingerprint of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The versions of the engine, the runtime, the system, and the plugin of the stage.</summary>
    public ImmutableSortedDictionary<string, string> Versions { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>When it was quarantined.</summary>
    public DateTimeOffset At { get; init; }
}
