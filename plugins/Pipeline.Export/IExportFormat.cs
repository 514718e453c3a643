namespace Pipeline.Export;

/// <summary>A format: what stands before, between and after the records, and the record itself. Thread-safe.</summary>
internal interface IExportFormat
{
    /// <summary>What the file starts with.</summary>
    ReadOnlyMemory<byte> Header { get; }

    /// <summary>What stands between two records.</summary>
    ReadOnlyMemory<byte> Separator { get; }

    /// <summary>What the file ends with.</summary>
    ReadOnlyMemory<byte> Footer { get; }

    /// <summary>The record of one document.</summary>
    byte[] Write(Document document);
}
