using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Engine.Intake;

/// <summary>UTF-32, either order of bytes, which only a byte order mark announces. What is not a character becomes U+FFFD.</summary>
internal static class Utf32Decoding
{
    public static DecodedText Decode(ReadOnlyMemory<byte> content, int start, string charset)
    {
        var text = new StringBuilder((content.Length - start) / 4);
        var replaced = 0;
        Span<char> units = stackalloc char[2];
        for (var at = start; at < content.Length; at += 4)
        {
            if (!TryRead(content.Span[at..], charset, out var rune))
                replaced++;
            text.Append(units[..rune.EncodeToUtf16(units)]);
        }

        return new DecodedText(text.ToString(), charset, ByteMap.Of(start, Runs(content, start, charset)), replaced);
    }

    private static IEnumerable<ByteRun> Runs(ReadOnlyMemory<byte> content, int start, string charset)
    {
        for (var at = start; at < content.Length; at += 4)
        {
            TryRead(content.Span[at..], charset, out var rune);
            yield return new ByteRun(rune.Utf16SequenceLength, Math.Min(4, content.Length - at), 1);
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> rest, string charset, out Rune rune)
    {
        var value = rest.Length < 4 ? 0x110000u
            : charset == "utf-32le" ? BinaryPrimitives.ReadUInt32LittleEndian(rest)
            : BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (Rune.TryCreate(value, out rune))
            return true;
        rune = Rune.ReplacementChar;
        return false;
    }
}
