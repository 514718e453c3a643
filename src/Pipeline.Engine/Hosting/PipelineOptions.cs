using Pipeline.Engine.Execution;

namespace Pipeline.Engine.Hosting;

/// <summary>Which pipeline a host runs, and how.</summary>
public sealed record PipelineOptions
{
    /// <summary>The category that diagnostics of the pipeline file are logged under.</summary>
    public const string DiagnosticsCategory = "Pipeline.Diagnostics";

    /// <summary>The pipeline file, relative to the current folder or absolute.</summary>
    public required string Path { get; init; }

    /// <summary>Lanes, and whether the run is continuous: then sources are waited for and the pipeline file is loaded anew whenever it changes.</summary>
    public RunOptions Run { get; init; } = new();

    /// <summary>Whether the host stops when the run has ended.</summary>
    public bool StopHostWhenDone { get; init; } = true;

    /// <summary>Ends the process at once, without a drain; called when memory ran out in the engine itself, and not in a stage. Null to end the run with a fault.</summary>
    public Action? OnOutOfMemory { get; init; }
}
