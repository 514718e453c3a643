namespace Pipeline.Tests.Postgres;

/// <summary>What is in the tables of a schema.</summary>
internal static class Tables
{
    private static readonly string[] s_queries =
    [
        "SELECT 'document', id, uri, media_type, sha256, bytes, title, author, published, site, language, metadata, text, search::text FROM document",
        "SELECT 'speaker', name FROM speaker",
        """
        SELECT 'quote', d.id, q.position, s.name, q.kind, q.text, q.mention, q.cue, q.verbatim, q.confidence, q.chain, q.text_start, q.text_end, q.byte_start, q.byte_end
        FROM quote q JOIN document d ON d.key = q.document LEFT JOIN speaker s ON s.key = q.speaker
        """,
        "SELECT 'summary', d.id, s.position, s.text, s.score, s.text_start, s.text_end, s.byte_start, s.byte_end FROM summary_sentence s JOIN document d ON d.key = s.document",
        "SELECT 'annotation', d.id, a.layer, a.position, a.properties, a.text_start, a.text_end, a.byte_start, a.byte_end FROM annotation a JOIN document d ON d.key = a.document",
    ];

    /// <summary>All rows, without keys and checkpoints, in an order that no history decides.</summary>
    public static List<string> Dump(PostgresServer server, string schema) =>
        [.. s_queries.SelectMany(query => server.Query($"SET search_path = {schema}; {query}").Order(StringComparer.Ordinal))];
}
