using System.Text;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>The rows of a database of <c>export-sqlite</c>, in an order and with names that do not depend on how it came about.</summary>
internal static class SqliteRows
{
    private static readonly string[] s_queries =
    [
        "SELECT id, uri, media_type, sha256, bytes, title, author, published, site, language, metadata, text FROM document ORDER BY id",
        """
        SELECT document.id, position, speaker.name, kind, quote.text, mention, cue, verbatim, text_start, text_end, byte_start, byte_end
        FROM quote JOIN document ON document.key = document LEFT JOIN speaker ON speaker.key = speaker ORDER BY document.id, position
        """,
        "SELECT document.id, position, summary_sentence.text, score FROM summary_sentence JOIN document ON document.key = document ORDER BY document.id, position",
        "SELECT name FROM speaker ORDER BY name",
        "SELECT count(*) FROM quote_search",
        "SELECT count(*) FROM document_search",
        "PRAGMA integrity_check",
    ];

    public static byte[] Of(string path)
    {
        var rows = new StringBuilder();
        foreach (var query in s_queries)
        {
            foreach (var row in LedgerFile.QueryFile(path, query))
                rows.AppendJoin('\t', row).Append('\n');
            rows.Append('\n');
        }

        return Encoding.UTF8.GetBytes(rows.ToString());
    }
}
