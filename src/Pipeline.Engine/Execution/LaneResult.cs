namespace Pipeline.Engine.Execution;

/// <summary>What a lane made of a document, before anything of it is written.</summary>
/// <param name="Work">The document.</param>
/// <param name="Outcome">How it ends, if its writes succeed; null when it was let go, since the run is to end: it is run again by the next.</param>
internal sealed record LaneResult(WorkItem Work, DocumentOutcome? Outcome)
{
    /// <summary>Whether the failure ends the run: <c>on-error: stop</c>.</summary>
    public bool StopsRun { get; init; }

    /// <summary>When the document was taken into hand, as a timestamp of the run's clock; 0 when it was not.</summary>
    public long Started { get; init; }

    /// <summary>A quarantined document as it was when it failed; null when it never was one.</summary>
    public Document? Failed { get; init; }
}
