namespace Pipeline.Engine.Execution;

/// <summary>How a plan is run. None of it changes a byte of the results.</summary>
public sealed record RunOptions
{
    /// <summary>Documents worked on at once by stages that compute; by default the number of cores.</summary>
    public int Lanes { get; init; } = Environment.ProcessorCount;

    /// <summary>Exports are flushed to disk after this many documents, and at the end.</summary>
    public int CheckpointEvery { get; init; } = 1000;
}
