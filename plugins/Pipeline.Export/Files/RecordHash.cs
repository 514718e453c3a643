using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Export.Files;

/// <summary>Tells whether bytes are what they were: the first 64 bits of SHA-256, in hexadecimal.</summary>
internal static class RecordHash
{
    private const int PieceSize = 64 * 1024;

    /// <summary>The hash of bytes in memory.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Text(hash);
    }

    /// <summary>The hash of bytes in a file, read in pieces; null when the file ends before them.</summary>
    /// <param name="file">Open for reading.</param>
    /// <param name="offset">Where the bytes start.</param>
    /// <param name="length">How many they are.</param>
    /// <param name="piece">Given each piece as it is read; null when nobody wants them.</param>
    public static string? Of(SafeFileHandle file, long offset, long length, Action<ReadOnlyMemory<byte>>? piece = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(length, PieceSize));
        try
        {
            for (var end = offset + length; offset < end;)
            {
                var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - offset)), offset);
                if (read == 0)
                    return null;
                hash.AppendData(buffer, 0, read);
                piece?.Invoke(buffer.AsMemory(0, read));
                offset += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Text(hash.GetHashAndReset());
    }

    private static string Text(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash[..8]);
}
