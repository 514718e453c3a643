namespace Pipeline;

/// <summary>Where an export keeps the results of one document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Place">Of the export's own making, and opaque to the engine: for a file, an offset, a length and a hash.</param>
public readonly record struct ExportedRecord(DocumentId Document, string Place);
