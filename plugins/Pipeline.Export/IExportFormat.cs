namespace Pipeline.Export;

/// <summary>A format: what stands before, between and after the records, and the record itself.</summary>
internal interface IExportFormat
{
    /// <summary>What the file starts with.</summary>
    ReadOnlyMemory<byte> Header { get; }

    /// <summary>What stands between two records.</summary>
    ReadOnlyMemory<byte> Separator { get; }

    /// <summary>The record of one document. Thread-safe.</summary>
    ExportRecord Write(Document document);

    /// <summary>Told of each record that is in the file now, in order; never at the same time as <see cref="Footer"/>.</summary>
    void Added(ExportRecord record)
    {
    }

    /// <summary>What the file ends with, after the records so far.</summary>
    ReadOnlyMemory<byte> Footer();
}
