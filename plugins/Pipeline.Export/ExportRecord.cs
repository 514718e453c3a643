using Pipeline.Export.Files;

namespace Pipeline.Export;

/// <summary>What a document adds to a file.</summary>
/// <param name="Bytes">The record as the file has it; empty when the document adds nothing.</param>
/// <param name="Entry">What the ending of the file must know of it, on one line and well-formed; null when nothing.</param>
internal sealed record ExportRecord(byte[] Bytes, string? Entry = null)
{
    /// <summary>Of the bytes. Made with the record, in a lane, since the file has one writer.</summary>
    public string Hash { get; } = RecordHash.Of(Bytes);
}
