namespace Pipeline.Engine.Planning;

/// <summary>The keys of a pipeline file.</summary>
internal static class StageKeys
{
    /// <summary>Of the file itself.</summary>
    public static IReadOnlyList<string> OfFile { get; } = ["version", "name", "source", "stages", "defaults", "worker", "plugins", "tests"];

    /// <summary>Of <c>source:</c>.</summary>
    public static IReadOnlyList<string> OfSource { get; } = ["use", "with"];

    /// <summary>Of a stage.</summary>
    public static IReadOnlyList<string> OfStage { get; } = ["use", "id", "with", "when", "timeout", "retry", "on-error", "concurrency", "isolation", "enabled"];

    /// <summary>Of <c>defaults:</c>.</summary>
    public static IReadOnlyList<string> OfDefaults { get; } = ["timeout", "retry", "on-error", "concurrency", "isolation"];

    /// <summary>Of <c>isolation:</c>.</summary>
    public static IReadOnlyList<string> OfIsolation { get; } = ["mode", "memory"];

    /// <summary>Of a test.</summary>
    public static IReadOnlyList<string> OfTest { get; } = ["name", "given", "until", "expect"];

    /// <summary>Of <c>given:</c>.</summary>
    public static IReadOnlyList<string> OfGiven { get; } = ["text", "file", "media-type", "metadata"];

    /// <summary>Of a layer under <c>expect:</c>, when it is no list.</summary>
    public static IReadOnlyList<string> OfExpectedLayer { get; } = ["count", "contains", "lacks"];

    /// <summary>Of <c>retry:</c>.</summary>
    public static IReadOnlyList<string> OfRetry { get; } = ["attempts", "delay"];
}
