namespace Pipeline.Export;

/// <summary>What a document adds to a file.</summary>
/// <param name="Bytes">The record as the file has it.</param>
/// <param name="Entry">Its line in the contents, for a format that has them.</param>
internal readonly record struct ExportRecord(byte[] Bytes, ContentsEntry? Entry = null);
