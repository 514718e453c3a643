using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>A column of numbers that may be unknown.</summary>
internal sealed class OptionalColumn<T>(string name) : IColumn
    where T : struct
{
    private readonly List<T?> _values = [];

    /// <inheritdoc/>
    public DataField Field { get; } = new DataField<T?>(name);

    public T? this[int row] => _values[row];

    public int Add(T? value)
    {
        _values.Add(value);
        return Unsafe.SizeOf<T?>();
    }

    /// <inheritdoc/>
    public int Copy(IColumn from, int row) => Add(((OptionalColumn<T>)from)[row]);

    /// <inheritdoc/>
    public void Clear() => _values.Clear();

    /// <inheritdoc/>
    public Task WriteAsync(ParquetRowGroupWriter group) => group.WriteAsync<T>(Field, _values.ToArray().AsMemory());

    /// <inheritdoc/>
    public async Task ReadAsync(ParquetRowGroupReader group)
    {
        var values = new T?[group.RowCount];
        await group.ReadAsync<T>(Field, values.AsMemory());
        _values.Clear();
        _values.AddRange(values);
    }
}
