using Microsoft.Win32.SafeHandles;

namespace Pipeline.Export.Files;

/// <summary>Tells whether a file is the one that a token was made for, by the bytes before the end of its records.</summary>
internal static class FileTail
{
    /// <summary>A page of memory: one read, and more than chance or a hurried edit leaves the same.</summary>
    private const int Size = 4096;

    /// <summary>The hash of the bytes before <paramref name="end"/>; null when the file ends before.</summary>
    public static string? Hash(SafeFileHandle file, long end) => RecordHash.Of(file, Math.Max(0, end - Size), Math.Min(Size, end));

    /// <summary>Whether a file has these bytes at an offset.</summary>
    public static bool Has(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        Span<byte> piece = stackalloc byte[512];
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(file, piece[..Math.Min(piece.Length, bytes.Length)], offset);
            if (read == 0 || !bytes.StartsWith(piece[..read]))
                return false;
            bytes = bytes[read..];
            offset += read;
        }

        return true;
    }
}
