using Parquet;
using Parquet.Schema;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>A column of text.</summary>
internal sealed class TextColumn(string name, bool isNullable = false) : IColumn
{
    private readonly List<string?> _values = [];

    /// <inheritdoc/>
    public DataField Field { get; } = new(name, typeof(string), isNullable);

    public string? this[int row] => _values[row];

    public int Add(string? value)
    {
        _values.Add(value is null ? null : WellFormed.Of(value));
        return 2 * (value?.Length ?? 0);
    }

    /// <inheritdoc/>
    public int Copy(IColumn from, int row) => Add(((TextColumn)from)[row]);

    /// <inheritdoc/>
    public void Clear() => _values.Clear();

    /// <inheritdoc/>
    public Task WriteAsync(ParquetRowGroupWriter group) => group.WriteAsync(Field, _values!);

    /// <inheritdoc/>
    public async Task ReadAsync(ParquetRowGroupReader group)
    {
        var values = new string?[group.RowCount];
        await group.ReadAsync(Field, values.AsMemory()!);
        _values.Clear();
        _values.AddRange(values);
    }
}
