using Pipeline.Engine.Execution;

namespace Pipeline.Engine.Hosting;

/// <summary>How the pipeline of a host ended; for the process's exit code, since a host whose background service failed still
/// returns 0.</summary>
public sealed class PipelineCompletion
{
    /// <summary>What loading came to; null before it was tried.</summary>
    public LoadResult? Load { get; internal set; }

    /// <summary>Why nothing was run although the pipeline file is good, such as another worker on the same ledger; null otherwise.</summary>
    public string? Refusal { get; internal set; }

    /// <summary>What the run came to, over all plans of a continuous one; null when none ran to its end.</summary>
    public RunResult? Result { get; internal set; }

    /// <summary>A fault of the engine itself; null when there was none.</summary>
    public Exception? Fault { get; internal set; }
}
