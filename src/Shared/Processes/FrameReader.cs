using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pipeline.Processes;

/// <summary>Reads messages from a pipe. Not thread-safe.</summary>
/// <param name="input">The pipe.</param>
/// <param name="maxLine">The longest line, in bytes.</param>
/// <param name="maxPayload">The most bytes that may follow a line; 0 when none may.</param>
internal sealed class FrameReader(Stream input, int maxLine, int maxPayload = 0)
{
    /// <summary>A buffer that a long line has made larger than this is not kept.</summary>
    private const int Large = 1 << 20;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next message; null at the end. Waits. Lines of white space are passed over.</summary>
    /// <exception cref="ProtocolException">The line is too long, is not JSON, or is not an object.</exception>
    /// <exception cref="IOException">The pipe broke, or ended within a message.</exception>
    public Frame? Read()
    {
        while (true)
        {
            var line = ReadLine();
            if (line is null)
                return null;
            if (line.Value.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            var parsed = Parse(line.Value);
            try
            {
                return new Frame(parsed, ReadPayload(parsed.RootElement));
            }
            catch
            {
                parsed.Dispose();
                throw;
            }
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            // Copied: the buffer is used again while the message is still being looked at.
            var parsed = JsonDocument.Parse((ReadOnlyMemory<byte>)line.ToArray());
            if (parsed.RootElement.ValueKind == JsonValueKind.Object)
                return parsed;
            parsed.Dispose();
            throw new ProtocolException($"it wrote a line that is no JSON object: {Shown(line.Span)}");
        }
        catch (JsonException)
        {
            throw new ProtocolException($"it wrote a line that is not JSON: {Shown(line.Span)}");
        }
    }

    private byte[]? ReadPayload(JsonElement line)
    {
        if (maxPayload == 0 || !line.TryGetProperty(Frame.PayloadName, out var length))
            return null;
        if (!length.TryGetInt32(out var count) || count < 0 || count > maxPayload)
            throw new ProtocolException(string.Create(CultureInfo.InvariantCulture, $"it announced a payload of {length} bytes: {maxPayload} are allowed"));
        var payload = GC.AllocateUninitializedArray<byte>(count);
        var have = Math.Min(count, _end - _start);
        _buffer.AsSpan(_start, have).CopyTo(payload);
        _start += have;
        input.ReadExactly(payload, have, count - have);
        return payload;
    }

    /// <summary>The next line without its end; null at the end of the pipe. Good until the next read.</summary>
    private ReadOnlyMemory<byte>? ReadLine()
    {
        var looked = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = _buffer.AsMemory(_start, looked + at);
                _start += looked + at + 1;
                return line.Length > maxLine ? throw TooLong() : line;
            }

            looked = _end - _start;
            if (looked > maxLine)
                throw TooLong();
            MakeRoom();
            var read = input.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
                return looked == 0 ? null : throw new EndOfStreamException("it ended in the middle of a line");
            _end += read;
        }
    }

    private void MakeRoom()
    {
        var length = _end - _start;
        if (_end < _buffer.Length)
            return;
        var size = length >= _buffer.Length / 2 ? _buffer.Length * 2L : length < Large / 2 && _buffer.Length > Large ? Large : _buffer.Length;
        var next = size == _buffer.Length ? _buffer : new byte[Math.Min(size, Array.MaxLength)];
        _buffer.AsSpan(_start, length).CopyTo(next);
        (_buffer, _start, _end) = (next, 0, length);
    }

    private ProtocolException TooLong() =>
        new(string.Create(CultureInfo.InvariantCulture, $"it wrote a line of more than {maxLine} bytes"));

    /// <summary>The beginning of a line, for people.</summary>
    private static string Shown(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)]);
        var shown = new string([.. text.Take(80).Select(static c => char.IsControl(c) ? '\uFFFD' : c)]);
        return $"`{shown}{(text.Length > 80 ? "…" : "")}`";
    }
}
