using Microsoft.Data.Sqlite;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Reads the ledger of a pipeline in a folder, from outside.</summary>
internal static class LedgerFile
{
    public const int Exported = 2;
    public const int Quarantined = 4;

    /// <summary>The rows of a query, as text; none when there is no ledger yet.</summary>
    public static List<string[]> Query(string folder, string sql)
    {
        var path = Path.Combine(folder, ".pipeline", "ledger.db");
        return File.Exists(path) ? QueryFile(path, sql) : [];
    }

    public static List<string[]> QueryFile(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : reader.GetString(column))]);
        return rows;
    }

    /// <summary>How many documents are in a state; 0 while the ledger cannot be read.</summary>
    public static int Count(string folder, int state, string? planWith = null)
    {
        try
        {
            var sql = planWith is null
                ? $"SELECT count(*) FROM document WHERE state = {state}"
                : $"SELECT count(*) FROM document JOIN plan ON plan.key = document.plan WHERE state = {state} AND instr(plan.parts, '{planWith}') > 0";
            return Query(folder, sql) is [[var count]] ? int.Parse(count) : 0;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    /// <summary>Every document and how it ended.</summary>
    public static SortedDictionary<string, int> States(string folder) =>
        new(Query(folder, "SELECT id, state FROM document").ToDictionary(static row => row[0], static row => int.Parse(row[1]), StringComparer.Ordinal), StringComparer.Ordinal);
}
