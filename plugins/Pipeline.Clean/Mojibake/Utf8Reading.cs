using System.Buffers;
using System.Text;

namespace Pipeline.Clean.Mojibake;

/// <summary>Reads bytes as UTF-8 that has been through hands: a no-break space made a space, bytes lost to a question mark, surrogate halves coded one by one.</summary>
/// <remarks>After the rules of ftfy 6 (Speer, Apache-2.0): <c>restore_byte_a0</c>, <c>replace_lossy_sequences</c>, <c>utf-8-variants</c>.</remarks>
internal static class Utf8Reading
{
    /// <summary>The line that the bytes mean; null when they are no UTF-8.</summary>
    /// <param name="bytes">One for each character of the line before.</param>
    /// <param name="before">The line before.</param>
    /// <param name="mayBeSpace">Whether a space may stand for a no-break space.</param>
    /// <param name="mayBeLost">Whether bytes may have been lost.</param>
    public static RepairedLine? Read(ReadOnlySpan<byte> bytes, RepairedLine before, bool mayBeSpace, bool mayBeLost)
    {
        var line = new RepairedLine();
        Span<char> units = stackalloc char[2];
        for (var at = 0; at < bytes.Length;)
        {
            var rest = bytes[at..];
            if (rest[0] < 0x80 && !(mayBeLost && rest[0] == SloppyCharset.Lost))
            {
                line.Keep(before, at, at + 1);
                at++;
                continue;
            }

            if (Sequence(rest, units, mayBeSpace, mayBeLost, out var count) is not (var length and > 0))
                return null;
            line.Add(units[..count], before, at, at + length);
            at += length;
        }

        return line;
    }

    /// <summary>Reads one character; returns the bytes of it, 0 when there is none.</summary>
    private static int Sequence(ReadOnlySpan<byte> rest, Span<char> units, bool mayBeSpace, bool mayBeLost, out int count)
    {
        if (rest[0] != SloppyCharset.Lost && Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done)
        {
            count = rune.EncodeToUtf16(units);
            return length;
        }

        if (mayBeSpace && Spaced(rest, units, out count) is var spaced and > 0)
            return spaced;
        if (Variant(rest, units, out count) is var variant and > 0)
            return variant;
        (units[0], count) = ('\uFFFD', 1);
        return mayBeLost ? LostLength(rest) : 0;
    }

    /// <summary>A sequence with a space in place of the byte A0.</summary>
    private static int Spaced(ReadOnlySpan<byte> rest, Span<char> units, out int count)
    {
        count = 1;
        if (rest.Length > 1 && rest[0] == 0xC3 && rest[1] == ' ')
        {
            // In words that begin with it, the "à" of Romance languages took the space after it along.
            var word = rest[2..];
            units[0] = 'à';
            return word.StartsWith("quele"u8) || word.StartsWith("quela"u8) || word.StartsWith("quilo"u8) || word.StartsWith("s "u8) || word.StartsWith(" "u8) ? 2 : 1;
        }

        var length = rest[0] switch
        {
            0xC2 or 0xC5 or 0xCE or 0xD0 or 0xD9 => 2,
            >= 0xE0 and <= 0xE3 => 3,
            0xF0 => 4,
            _ => 0,
        };
        if (length == 0 || rest.Length < length)
            return 0;
        Span<byte> restored = stackalloc byte[4];
        var spaces = 0;
        for (var i = 0; i < length; i++)
        {
            spaces += rest[i] == ' ' ? 1 : 0;
            restored[i] = rest[i] == ' ' ? (byte)0xA0 : rest[i];
            if (length == 3 && i > 0 && rest[i] is 0x85 or 0xA0)
                return 0;
        }

        if (spaces != 1 || (length == 3 && rest[1] == ' ' && rest[0] is not (0xE2 or 0xE3)) || Rune.DecodeFromUtf8(restored[..length], out var rune, out var read) != OperationStatus.Done || read != length)
            return 0;
        count = rune.EncodeToUtf16(units);
        return length;
    }

    /// <summary>CESU-8, where each half of a surrogate pair is coded by itself; and Java's null.</summary>
    private static int Variant(ReadOnlySpan<byte> rest, Span<char> units, out int count)
    {
        count = 1;
        if (rest is [0xC0, 0x80, ..])
        {
            units[0] = '\0';
            return 2;
        }

        if (rest is not [0xED, >= 0xA0 and <= 0xAF, >= 0x80 and <= 0xBF, 0xED, >= 0xB0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
            return 0;
        units[0] = (char)(0xD000 | ((rest[1] & 0x3F) << 6) | (rest[2] & 0x3F));
        units[1] = (char)(0xD000 | ((rest[4] & 0x3F) << 6) | (rest[5] & 0x3F));
        count = 2;
        return 6;
    }

    private static int LostLength(ReadOnlySpan<byte> rest)
    {
        if (rest[0] == SloppyCharset.Lost)
            return 1;
        if (rest.Length > 1 && ((rest[0] is >= 0xC2 and <= 0xDF && rest[1] == SloppyCharset.Lost) || (rest[0] is 0xC2 or 0xC3 && rest[1] == '?')))
            return 2;
        var length = rest[0] switch { >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        if (length == 0 || rest.Length < length)
            return 0;
        int lost = 0, questions = 0;
        for (var i = 1; i < length; i++)
        {
            if (rest[i] is SloppyCharset.Lost or (byte)'?')
                (lost, questions) = (lost + 1, questions + (rest[i] == '?' ? 1 : 0));
            else if (rest[i] is < 0x80 or > 0xBF)
                return 0;
        }

        return lost > 0 && questions <= 1 ? length : 0;
    }
}
