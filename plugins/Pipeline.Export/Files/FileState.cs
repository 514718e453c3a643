namespace Pipeline.Export.Files;

/// <summary>What is known of a file up to the end of its last record.</summary>
/// <param name="Length">Without the footer, in bytes.</param>
/// <param name="HasRecords">Whether a separator comes before the next record.</param>
/// <param name="Ending">What the records make the file end with.</param>
internal sealed record FileState(long Length, bool HasRecords, IExportEnding Ending)
{
    /// <summary>The token of a file that has just been ended and synced.</summary>
    /// <exception cref="IOException">The file is not as it was written.</exception>
    public string TokenOf(Microsoft.Win32.SafeHandles.SafeFileHandle file, IExportFormat format) =>
        FileTail.Hash(file, Length) is { } tail
            ? new FileToken(format.Shape, Length, HasRecords, tail, Ending.State).ToJson()
            : throw new EndOfStreamException("The file was cut by somebody else.");
}
