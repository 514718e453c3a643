using System.Globalization;
using DuckDB.NET.Data;

namespace Pipeline.Tests.Export.Parquet;

/// <summary>What anybody sees of a folder: by DuckDB, in memory.</summary>
internal static class Duck
{
    /// <summary>A line for each row of the last statement, columns parted by <c>|</c>; null is <c>-</c>.</summary>
    public static List<string> Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        do
        {
            rows.Clear();
            while (reader.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(
                    column => reader.IsDBNull(column) ? "-" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
            }
        }
        while (reader.NextResult());

        return rows;
    }
}
