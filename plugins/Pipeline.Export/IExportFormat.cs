namespace Pipeline.Export;

/// <summary>A format: what stands before, between and after the records, and the record itself. Thread-safe.</summary>
internal interface IExportFormat
{
    /// <summary>What records must have in common to be in one file: a file with records of another shape is started anew.</summary>
    string Shape { get; }

    /// <summary>What the file starts with.</summary>
    ReadOnlyMemory<byte> Header { get; }

    /// <summary>What stands between two records.</summary>
    ReadOnlyMemory<byte> Separator { get; }

    /// <summary>The record of one document.</summary>
    ExportRecord Write(Document document);

    /// <summary>The ending of a file.</summary>
    /// <param name="state">Of the ending to come back to; empty for that of a file without records.</param>
    /// <returns>Null when the state is of no ending of this format.</returns>
    IExportEnding? EndingOf(IReadOnlyList<string> state) => new FixedEnding();
}
