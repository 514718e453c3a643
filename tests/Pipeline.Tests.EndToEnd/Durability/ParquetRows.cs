using System.Globalization;
using System.Text;
using DuckDB.NET.Data;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>The rows of a folder of <c>export-parquet</c> as anybody reads it, in an order and without numbers that depend on how it came about.</summary>
internal static class ParquetRows
{
    public static byte[] Of(string folder)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var rows = new StringBuilder();
        foreach (var table in new[] { "document", "quote", "summary_sentence", "annotation" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * EXCLUDE (sequence) FROM '{folder}/{table}/*.parquet' ORDER BY ALL";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.AppendJoin('\t', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))).Append('\n');
            rows.Append('\n');
        }

        return Encoding.UTF8.GetBytes(rows.ToString());
    }
}
