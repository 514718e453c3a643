namespace Pipeline.Engine.Ledger;

/// <summary>A document that was put back.</summary>
/// <param name="Id">The document.</param>
/// <param name="HasInput">Whether the quarantine keeps its original; otherwise it runs when the source offers it.</param>
public readonly record struct ReplayedDocument(string Id, bool HasInput);
