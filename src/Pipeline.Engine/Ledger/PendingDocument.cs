namespace Pipeline.Engine.Ledger;

/// <summary>A document with a folder in the quarantine that is not there for good: it was put back, or is well again.</summary>
/// <param name="Id">The document.</param>
/// <param name="Quarantine">The name of its folder.</param>
internal readonly record struct PendingDocument(DocumentId Id, string Quarantine);
