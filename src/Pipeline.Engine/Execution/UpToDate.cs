using Pipeline.Engine.Ledger;

namespace Pipeline.Engine.Execution;

/// <summary>The document ended in an earlier run, with the same content under the same plan, and was not run again.</summary>
/// <param name="Id">The document.</param>
/// <param name="State">How it ended: exported, skipped or quarantined.</param>
public sealed record UpToDate(DocumentId Id, DocumentState State) : DocumentOutcome(Id);
