using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Engine.Isolation;

/// <summary>What a process is told first: which stages of which pipeline it runs.</summary>
internal sealed record StageHello
{
    /// <summary>The version of what is said between the processes; both are of one program.</summary>
    public const int CurrentVersion = 1;

    public string Type { get; init; } = "hello";

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The path of the pipeline file, as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>The text of the pipeline file: on disk it may be another by now.</summary>
    public required string Text { get; init; }

    /// <summary>The folder of the pipeline file, absolute.</summary>
    public required string Directory { get; init; }

    public required bool IsContinuous { get; init; }

    /// <summary>Of the plan: both processes must have made the same.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The ids of the stages.</summary>
    public required ImmutableArray<string> Stages { get; init; }

    public static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web);
}
