using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pipeline.Export.Sqlite.Storage;

/// <summary>Statements that run once.</summary>
internal static class Sql
{
    /// <summary>Runs one statement or several.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The number that a query gives.</summary>
    public static long Long(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
