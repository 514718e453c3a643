namespace Pipeline.Engine.Planning;

/// <summary>The keys of a pipeline file.</summary>
internal static class StageKeys
{
    /// <summary>Of the file itself.</summary>
    public static IReadOnlyList<string> OfFile { get; } = ["version", "name", "source", "stages", "defaults", "worker", "plugins"];

    /// <summary>Of <c>source:</c>.</summary>
    public static IReadOnlyList<string> OfSource { get; } = ["use", "with"];

    /// <summary>Of a stage.</summary>
    public static IReadOnlyList<string> OfStage { get; } = ["use", "id", "with", "when", "timeout", "retry", "on-error", "concurrency", "enabled"];

    /// <summary>Of <c>defaults:</c>.</summary>
    public static IReadOnlyList<string> OfDefaults { get; } = ["timeout", "retry", "on-error", "concurrency"];

    /// <summary>Of <c>retry:</c>.</summary>
    public static IReadOnlyList<string> OfRetry { get; } = ["attempts", "delay"];
}
