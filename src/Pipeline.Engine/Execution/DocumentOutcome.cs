namespace Pipeline.Engine.Execution;

/// <summary>How a document ended: exactly one of the three kinds.</summary>
/// <param name="Id">The document.</param>
public abstract record DocumentOutcome(DocumentId Id)
{
    /// <summary>Failures that <c>on-error: skip</c> passed over; and for a quarantined document the one that ended it, last.</summary>
    public IReadOnlyList<DocumentFailure> Failures { get; init; } = [];
}

/// <summary>The document passed every stage, and its exports are written.</summary>
/// <param name="Document">As the last stage left it.</param>
public sealed record Exported(Document Document) : DocumentOutcome(Document.Id);

/// <summary>A stage dropped the document.</summary>
/// <param name="Id">The document.</param>
/// <param name="Stage">The id of the stage.</param>
/// <param name="Reason">The rule that dropped it.</param>
public sealed record Skipped(DocumentId Id, string Stage, string Reason) : DocumentOutcome(Id);

/// <summary>The document could not be processed and is set aside.</summary>
/// <param name="Failure">Why.</param>
public sealed record Quarantined(DocumentFailure Failure) : DocumentOutcome(Failure.Id);
