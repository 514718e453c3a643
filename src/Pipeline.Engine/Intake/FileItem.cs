using System.Globalization;

namespace Pipeline.Engine.Intake;

/// <summary>A file as a document that is read when a lane takes it.</summary>
internal static class FileItem
{
    /// <summary>The name of a file: its path from the folder of the pipeline file, with forward slashes.</summary>
    public static string NameOf(string directory, string path) => Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <param name="directory">The folder of the pipeline file.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="maxSize">A larger file fails when it is read.</param>
    /// <param name="check">Called with the version before and after the reading, to refuse a file that is being written; null for none.</param>
    public static SourceItem Of(string directory, string path, ByteSize maxSize, Action<FileVersion, FileVersion>? check = null)
    {
        var name = NameOf(directory, path);
        return new SourceItem
        {
            Id = new DocumentId(name),
            Uri = name,
            ReadAsync = cancellationToken => ReadAsync(path, maxSize, check, cancellationToken),
        };
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        string path, ByteSize maxSize, Action<FileVersion, FileVersion>? check, CancellationToken cancellationToken)
    {
        var before = FileVersion.Of(path) ?? throw new FileNotFoundException($"Could not find file '{path}'.", path);
        if (before.Length > maxSize.Bytes)
        {
            throw new StageException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file has {before.Length} bytes, more than the `max-size` of {maxSize}: raise it, or split the file."));
        }

        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        check?.Invoke(before, FileVersion.Of(path) ?? before);
        return content;
    }
}
