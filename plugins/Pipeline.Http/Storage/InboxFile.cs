using System.Text.Json;

namespace Pipeline.Http.Storage;

/// <summary>The layout of a file in the inbox: the header as JSON, a line break, the bytes of the document.</summary>
internal static class InboxFile
{
    /// <summary>Far more than the limits of a request leave room for.</summary>
    private const int LongestHeader = 64 * 1024;

    public static byte[] HeaderBytes(InboxHeader header)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(header, InboxHeaderJson.Default.InboxHeader);
        return [.. json, (byte)'\n'];
    }

    /// <summary>Reads the header alone.</summary>
    /// <returns>Null when the file is damaged.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static InboxHeader? ReadHeader(string path)
    {
        using var handle = File.OpenHandle(path);
        var buffer = new byte[(int)Math.Min(RandomAccess.GetLength(handle), LongestHeader)];
        var read = 0;
        while (read < buffer.Length && RandomAccess.Read(handle, buffer.AsSpan(read), read) is var count and > 0)
        {
            if (buffer.AsSpan(read, count).IndexOf((byte)'\n') is var end and >= 0)
                return Parse(buffer.AsSpan(0, read + end));
            read += count;
        }

        return null;
    }

    /// <summary>Reads the bytes of the document.</summary>
    /// <exception cref="FileNotFoundException">It has ended meanwhile.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        return bytes.AsMemory(bytes.AsSpan().IndexOf((byte)'\n') + 1);
    }

    private static InboxHeader? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, InboxHeaderJson.Default.InboxHeader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
