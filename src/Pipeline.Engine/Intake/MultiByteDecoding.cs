using System.Text;

namespace Pipeline.Engine.Intake;

/// <summary>The East Asian charsets: decodes character by character, so that the bytes of each are known.</summary>
internal static class MultiByteDecoding
{
    public static DecodedText Decode(ReadOnlyMemory<byte> content, int start, string charset)
    {
        var text = new StringBuilder(content.Length - start);
        var reader = MultiByteReader.Of(charset);
        var bytes = content.Span;
        Span<char> units = stackalloc char[2];
        var replaced = 0;
        for (var at = start; at < bytes.Length;)
        {
            at += reader.Read(bytes[at..], units, out var count, out var isError);
            text.Append(units[..count]);
            replaced += isError ? 1 : 0;
        }

        return new DecodedText(text.ToString(), charset, ByteMap.Of(start, Runs(content, start, charset)), replaced);
    }

    private static IEnumerable<ByteRun> Runs(ReadOnlyMemory<byte> content, int start, string charset)
    {
        var reader = MultiByteReader.Of(charset);
        var current = new ByteRun(1, 1, 0);
        for (var at = start; at < content.Length;)
        {
            var length = Length(content.Span[at..], reader, out var units);
            at += length;
            if (units == 0)
                continue;
            if (units == current.Units && length == current.Bytes)
            {
                current = current with { Count = current.Count + 1 };
                continue;
            }

            if (current.Count > 0)
                yield return current;
            current = new ByteRun(units, length, 1);
        }

        if (current.Count > 0)
            yield return current;
    }

    private static int Length(ReadOnlySpan<byte> rest, MultiByteReader reader, out int units)
    {
        Span<char> target = stackalloc char[2];
        return reader.Read(rest, target, out units, out _);
    }
}
