using Parquet;
using Parquet.Schema;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>A column of the rows that are in memory. Not thread-safe.</summary>
internal interface IColumn
{
    /// <summary>Its name and type in the file.</summary>
    DataField Field { get; }

    /// <summary>Takes over the value of a row of the same column elsewhere.</summary>
    /// <returns>About its size, in bytes.</returns>
    int Copy(IColumn from, int row);

    void Clear();

    Task WriteAsync(ParquetRowGroupWriter group);

    /// <summary>Replaces the values by those of a row group.</summary>
    Task ReadAsync(ParquetRowGroupReader group);
}
