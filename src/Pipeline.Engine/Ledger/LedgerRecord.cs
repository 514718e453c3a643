namespace Pipeline.Engine.Ledger;

/// <summary>Where an export keeps the results of a document.</summary>
/// <param name="Target">The export.</param>
/// <param name="Place">Of the export's own making.</param>
public readonly record struct LedgerRecord(string Target, string Place);
