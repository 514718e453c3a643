using Microsoft.Data.Sqlite;

namespace Pipeline.Export.Sqlite.Storage;

/// <summary>A prepared statement, run again and again with other values. Not thread-safe.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    /// <param name="connection">An open connection.</param>
    /// <param name="sql">With the parameters $1, $2 and so on.</param>
    /// <param name="parameters">How many.</param>
    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            _command.Parameters.Add(new SqliteParameter($"${i}", value: null));
        _command.Prepare();
    }

    public void Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        _command.ExecuteNonQuery();
    }

    /// <summary>The number in the first column of the first row; null without one.</summary>
    public long? Long(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return (long?)_command.ExecuteScalar();
    }

    /// <summary>All rows.</summary>
    /// <param name="value">The value to bind.</param>
    /// <param name="read">Makes something of a row.</param>
    public List<T> List<T>(object value, Func<SqliteDataReader, T> read)
    {
        Bind([value]);
        using var reader = _command.ExecuteReader();
        var found = new List<T>();
        while (reader.Read())
            found.Add(read(reader));
        return found;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
