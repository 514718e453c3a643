using System.Globalization;
using CsvHelper;
using Pipeline.Export.Offsets;

namespace Pipeline.Export.Csv;

/// <summary>A table by RFC 4180 in UTF-8, with a header row and line feeds.</summary>
internal sealed class CsvFormat : IExportFormat
{
    private readonly CsvWriterOptions _options;
    private readonly ICsvTable _table;
    private readonly OffsetUnit _unit;

    public CsvFormat(ExportOptions options)
    {
        _unit = options.Offsets;
        _options = new CsvWriterOptions
        {
            NewLine = "\n",
            FormatProvider = CultureInfo.InvariantCulture,
            Injection = options.EscapeFormulas ? CsvInjection.Escape : CsvInjection.None,
        };
        _table = options.Rows switch
        {
            CsvRows.Summary => new SummaryTable(),
            CsvRows.Sentences => new SentenceTable(),
            CsvRows.Documents => new DocumentTable(),
            _ => new QuoteTable(),
        };
        Header = Rows(csv => csv.WriteRecord(_table.Columns));
    }

    /// <summary>Rows with other columns do not fit under the header.</summary>
    public string Shape => "csv:" + string.Join(',', _table.Columns);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Separator => default;

    /// <inheritdoc/>
    public ExportRecord Write(Document document) => new(Rows(csv =>
    {
        foreach (var row in _table.Rows(document, new DocumentOffsets(document, _unit)))
            Write(csv, row);
    }));

    private static void Write(CsvWriter csv, object?[] row)
    {
        foreach (var field in row)
            csv.WriteField(field);
        csv.EndRecord();
    }

    private byte[] Rows(Action<CsvWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, _options, leaveOpen: true))
            write(csv);
        return bytes.ToArray();
    }
}
