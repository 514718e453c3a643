using Parquet.Schema;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>The rows of one table that are in memory. Not thread-safe.</summary>
internal abstract class Table
{
    /// <summary>The tables, by the names of their folders; documents last, so that who starts from one finds the rest of it.</summary>
    public static readonly IReadOnlyList<string> Names = ["quote", "summary_sentence", "annotation", "document"];

    protected Table(params IEnumerable<IColumn> columns)
    {
        Columns = [Sequence, .. columns];
        Schema = new ParquetSchema(Columns.Select(static column => column.Field));
    }

    /// <summary>Of the file: names and types of the columns.</summary>
    public ParquetSchema Schema { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<IColumn> Columns { get; }

    /// <summary>Numbers the writes of documents: the rows of one write have one number.</summary>
    public NumberColumn<long> Sequence { get; } = new("sequence");

    public int Rows => Sequence.Count;

    /// <summary>About the size of the rows, in bytes.</summary>
    public long Size { get; private set; }

    public static Table Of(string name) => name switch
    {
        "quote" => new QuoteTable(),
        "summary_sentence" => new SummaryTable(),
        "annotation" => new AnnotationTable(),
        "document" => new DocumentTable(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Expected the name of a table."),
    };

    /// <summary>Adds all rows of a document.</summary>
    public void Add(long sequence, string id, DocumentRows rows)
    {
        foreach (var size in AddRows(id, rows))
            Size += size + Sequence.Add(sequence);
    }

    /// <summary>Adds a row of the same table elsewhere.</summary>
    public void Copy(Table from, int row)
    {
        for (var i = 0; i < Columns.Count; i++)
            Size += Columns[i].Copy(from.Columns[i], row);
    }

    public void Clear()
    {
        foreach (var column in Columns)
            column.Clear();
        Size = 0;
    }

    /// <summary>Adds the rows to all columns but the first.</summary>
    /// <returns>The size of each.</returns>
    protected abstract IEnumerable<int> AddRows(string id, DocumentRows rows);
}
