namespace Pipeline.Engine.Execution;

/// <summary>How a plan is run. None of it changes a byte of the results.</summary>
public sealed record RunOptions
{
    /// <summary>Documents worked on at once by stages that compute; by default the number of cores.</summary>
    public int Lanes { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether documents that are up to date run all the same.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the run goes on when there are no more documents, and waits where results cannot be written; until it is drained.</summary>
    public bool IsContinuous { get; init; }

    /// <summary>A stage that is asked why; null, and free of cost, for all other runs.</summary>
    public Inspection? Inspection { get; init; }

    /// <summary>Told of each stage and document, by the lanes: at once, unless there is one lane. Null, and free of cost, for all other runs.</summary>
    public Action<StageStep>? OnStage { get; init; }
}
