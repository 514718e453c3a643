using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.Engine.Intake;

/// <summary>UTF-16, either order of bytes. Half a surrogate pair becomes U+FFFD, and so does an odd byte at the end; both together are one error.</summary>
internal static class Utf16Decoding
{
    public static DecodedText Decode(ReadOnlyMemory<byte> content, int start, string charset)
    {
        var units = (content.Length - start) / 2;
        var isOdd = (content.Length - start) % 2 != 0;
        var isBigEndian = charset == "utf-16be";
        var isCutPair = isOdd && units > 0 && IsHighSurrogate(content.Span[^3..^1], isBigEndian);
        var isOddAlone = isOdd && !isCutPair;
        var replaced = 0;
        var text = string.Create(units + (isOddAlone ? 1 : 0), (content, start), (target, state) =>
        {
            var source = MemoryMarshal.Cast<byte, ushort>(state.content.Span[state.start..]);
            var raw = MemoryMarshal.Cast<char, ushort>(target)[..units];
            if (isBigEndian == BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(source, raw);
            else
                source.CopyTo(raw);
            replaced = ReplaceLoneSurrogates(target[..units]);
            if (isOddAlone)
                target[^1] = '\uFFFD';
        });
        var map = isCutPair ? ByteMap.Of(start, [new ByteRun(1, 2, units - 1), new ByteRun(1, 3, 1)])
            : isOdd ? ByteMap.Of(start, [new ByteRun(1, 2, units), new ByteRun(1, 1, 1)])
            : ByteMap.Uniform(start, 2);
        return new DecodedText(text, charset, map, replaced + (isOddAlone ? 1 : 0));
    }

    private static bool IsHighSurrogate(ReadOnlySpan<byte> unit, bool isBigEndian) =>
        char.IsHighSurrogate((char)(isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(unit) : BinaryPrimitives.ReadUInt16LittleEndian(unit)));

    private static int ReplaceLoneSurrogates(Span<char> text)
    {
        var replaced = 0;
        var at = 0;
        while (text[at..].IndexOfAnyInRange('\uD800', '\uDFFF') is var next and >= 0)
        {
            at += next;
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at += 2;
                continue;
            }

            text[at++] = '\uFFFD';
            replaced++;
        }

        return replaced;
    }
}
