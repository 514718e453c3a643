using Microsoft.Data.Sqlite;
using Pipeline.Engine.Ledger;

namespace Pipeline.Tests.Engine.Ledger;

/// <summary>A row of the ledger as it is on disk, read by another connection.</summary>
internal sealed record LedgerRow(string Id, DocumentState State, string Content, long Plan, int Attempts, int Deaths, string? Stage, string? Reason)
{
    public static IReadOnlyDictionary<string, LedgerRow> Read(string folder)
    {
        var rows = new Dictionary<string, LedgerRow>(StringComparer.Ordinal);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, DocumentLedger.FileName), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, state, content, plan, attempts, deaths, stage, reason FROM document";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new LedgerRow(
                reader.GetString(0), (DocumentState)reader.GetInt32(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt32(4), reader.GetInt32(5),
                reader.IsDBNull(6) ? null : reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7));
            rows.Add(row.Id, row);
        }

        return rows;
    }
}
