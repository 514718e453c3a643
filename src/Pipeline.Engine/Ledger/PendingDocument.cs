namespace Pipeline.Engine.Ledger;

/// <summary>A document that was put back, and whose input the quarantine keeps.</summary>
/// <param name="Id">The document.</param>
/// <param name="Quarantine">The name of its folder.</param>
internal readonly record struct PendingDocument(DocumentId Id, string Quarantine);
