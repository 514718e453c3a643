namespace Pipeline.Export.Sqlite.Storage;

/// <summary>What a document is found by.</summary>
internal sealed record DocumentWords(string? Title, string? Text);
