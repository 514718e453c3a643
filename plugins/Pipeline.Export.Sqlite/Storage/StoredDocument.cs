namespace Pipeline.Export.Sqlite.Storage;

/// <summary>What the database has of a document before it is replaced.</summary>
/// <param name="Key">Of its row.</param>
/// <param name="Words">What it is found by.</param>
/// <param name="Quotes">The texts of its quotes by key; those that were replaced are taken out.</param>
/// <param name="Speakers">The keys of those it quotes.</param>
internal sealed record StoredDocument(long Key, DocumentWords Words, SortedDictionary<long, string> Quotes, List<long> Speakers);
