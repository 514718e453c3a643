using Pipeline.Export.Rows;

namespace Pipeline.Export.Postgres.Storage;

/// <summary>One write: what the database shall hold of a document.</summary>
/// <param name="Id">Of the document.</param>
/// <param name="Rows">Null for nothing.</param>
internal sealed record Change(string Id, DocumentRows? Rows);
