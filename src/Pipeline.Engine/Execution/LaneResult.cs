namespace Pipeline.Engine.Execution;

/// <summary>What a lane made of a document, before anything of it is written.</summary>
/// <param name="Outcome">How the document ends, if its writes succeed.</param>
internal readonly record struct LaneResult(DocumentOutcome Outcome)
{
    /// <summary>Whether the failure ends the run: <c>on-error: stop</c>.</summary>
    public bool StopsRun { get; init; }
}
