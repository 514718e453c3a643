using ZstdSharp;

namespace Pipeline.Engine.Intake;

/// <summary>Opens files of lines.</summary>
internal static class JsonlFile
{
    /// <summary>Opens a file; decompresses it when its name ends with <c>.gz</c> or <c>.zst</c>.</summary>
    public static Stream Open(string path)
    {
        // Others may go on writing and moving it: it may be open for long.
        var file = new FileStream(path, new FileStreamOptions
        {
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.SequentialScan,
            BufferSize = 0,
        });
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return new GzipInput(file);
        return path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) ? new DecompressionStream(file, leaveOpen: false) : file;
    }

    /// <summary>Whether an exception says that a file cannot be read or decompressed.</summary>
    public static bool IsDamage(Exception exception) => exception is IOException or UnauthorizedAccessException or InvalidDataException or ZstdException;
}
