using System.Globalization;

namespace Pipeline.Engine.Intake;

/// <summary>A file as a document that is read when a lane takes it.</summary>
internal static class FileItem
{
    /// <param name="directory">The folder of the pipeline file: the document is named by its path from there.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="maxSize">A larger file fails when it is read.</param>
    public static SourceItem Of(string directory, string path, ByteSize maxSize)
    {
        var name = Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
        return new SourceItem
        {
            Id = new DocumentId(name),
            Uri = name,
            ReadAsync = cancellationToken => ReadAsync(path, maxSize, cancellationToken),
        };
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(string path, ByteSize maxSize, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        if (length > maxSize.Bytes)
        {
            throw new StageException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file has {length} bytes, more than the `max-size` of {maxSize}: raise it, or split the file."));
        }

        return await File.ReadAllBytesAsync(path, cancellationToken);
    }
}
