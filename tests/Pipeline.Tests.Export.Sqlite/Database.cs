using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>What anybody else sees of a database: every query on a connection of its own.</summary>
internal static class Database
{
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static List<string> Query(string path, string sql, params string[] values)
    {
        using var connection = Open(path);
        return Query(connection, sql, values);
    }

    /// <summary>A line for each row, columns parted by <c>|</c>; null is <c>-</c>.</summary>
    public static List<string> Query(SqliteConnection connection, string sql, params string[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(
                column => reader.IsDBNull(column) ? "-" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public static void Run(string path, string sql)
    {
        using var connection = Open(path);
        Run(connection, sql);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Everything that a query can find, keys and checkpoints aside, in an order that no history decides.</summary>
    public static List<string> Dump(string path) =>
    [
        .. Query(path, "SELECT 'document', id, uri, media_type, sha256, bytes, title, author, published, site, language, metadata, text FROM document ORDER BY id"),
        .. Query(path, "SELECT 'speaker', name FROM speaker ORDER BY name"),
        .. Query(path, """
            SELECT 'quote', d.id, q.position, s.name, q.kind, q.text, q.mention, q.cue, q.verbatim, q.text_start, q.text_end, q.byte_start, q.byte_end
            FROM quote q JOIN document d ON d.key = q.document LEFT JOIN speaker s ON s.key = q.speaker ORDER BY d.id, q.position
            """),
        .. Query(path, """
            SELECT 'summary', d.id, s.position, s.text, s.score, s.text_start, s.text_end, s.byte_start, s.byte_end
            FROM summary_sentence s JOIN document d ON d.key = s.document ORDER BY d.id, s.position
            """),
        .. Query(path, """
            SELECT 'annotation', d.id, a.layer, a.position, a.properties, a.text_start, a.text_end, a.byte_start, a.byte_end
            FROM annotation a JOIN document d ON d.key = a.document ORDER BY d.id, a.layer, a.position
            """),
    ];

    /// <summary>Fails when the file is damaged, when a row has lost its document, or when the search tables are out of step with what they search.</summary>
    public static void Verify(string path)
    {
        Assert.Equal(["ok"], Query(path, "PRAGMA integrity_check"));
        Assert.Empty(Query(path, "PRAGMA foreign_key_check"));
        Run(path, "INSERT INTO quote_search (quote_search, rank) VALUES ('integrity-check', 1)");
        Run(path, "INSERT INTO document_search (document_search, rank) VALUES ('integrity-check', 1)");
    }
}
