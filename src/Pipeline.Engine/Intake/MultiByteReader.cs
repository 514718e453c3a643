using System.Collections.Concurrent;
using System.Text;

namespace Pipeline.Engine.Intake;

/// <summary>Reads one character at a time of a multi-byte charset, by the decoders of the WHATWG Encoding Standard.</summary>
/// <remarks>As there, an ASCII byte after a lead byte that it does not belong to is kept: a damaged character never swallows
/// the <c>&lt;</c> of a tag. Big5 is without the Hong Kong supplement; of Shift_JIS the second place of characters that NEC has twice (0xED40 on) is an error.</remarks>
internal sealed class MultiByteReader(string charset)
{
    private static readonly ConcurrentDictionary<string, char[]> Tables = new(StringComparer.Ordinal);

    // Two-byte characters from lead byte 0x81 on, 256 per lead; NUL where there is none.
    private readonly char[] _table = Tables.GetOrAdd(charset == "iso-2022-jp" ? "euc-jp" : charset, Table);
    private readonly Encoding _encoding = CharsetLabels.Tables(charset)!;
    private Jis _jis;

    private enum Jis
    {
        Ascii,
        Katakana,
        Kanji,
    }

    /// <summary>Reads the next character.</summary>
    /// <param name="rest">Not empty.</param>
    /// <param name="target">Room for two UTF-16 code units.</param>
    /// <param name="units">How many were written; 0 only for escape sequences at the very end.</param>
    /// <param name="isError">Whether the bytes mean nothing and U+FFFD was written.</param>
    /// <returns>The bytes read, 1 or more.</returns>
    public int Read(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        units = 1;
        isError = false;
        if (charset == "iso-2022-jp")
            return ReadJis(rest, target, out units, out isError);
        var first = rest[0];
        if (first < 0x80)
        {
            target[0] = (char)first;
            return 1;
        }

        return charset switch
        {
            "shift_jis" when first == 0x80 => One(target, '\u0080'),
            "shift_jis" when first is >= 0xA1 and <= 0xDF => One(target, (char)(0xFF61 + first - 0xA1)),
            "gbk" or "gb18030" when first == 0x80 => One(target, '€'),
            "gbk" or "gb18030" when IsFourBytes(rest) && ReadFour(rest, target, out units) => 4,
            "euc-jp" when first == 0x8E && rest.Length > 1 && rest[1] is >= 0xA1 and <= 0xDF => One(target, (char)(0xFF61 + rest[1] - 0xA1)) + 1,
            "euc-jp" when first == 0x8F && rest.Length > 2 && rest[1] is >= 0xA1 and < 0xFF && rest[2] >= 0x80 => ReadThree(rest, target, out isError),
            _ => ReadPair(rest, target, out isError),
        };
    }

    private static int One(Span<char> target, char value)
    {
        target[0] = value;
        return 1;
    }

    private int ReadPair(ReadOnlySpan<byte> rest, Span<char> target, out bool isError)
    {
        isError = false;
        var mayPair = charset != "euc-jp" || (rest.Length > 1 && rest[1] >= 0x80);
        if (rest.Length > 1 && mayPair && Pair(rest[0], rest[1], target))
            return 2;
        isError = true;
        target[0] = '\uFFFD';
        return rest.Length > 1 && rest[1] >= 0x80 && rest[0] is > 0x80 and < 0xFF ? 2 : 1;
    }

    /// <summary>JIS X 0212, after the byte 0x8F; three bytes that mean nothing are one error.</summary>
    private int ReadThree(ReadOnlySpan<byte> rest, Span<char> target, out bool isError)
    {
        isError = rest[2] < 0xA1 || !Pair(rest[1], (byte)(rest[2] & 0x7F), target);
        if (isError)
            target[0] = '\uFFFD';
        return 3;
    }

    private bool Pair(byte lead, byte trail, Span<char> target)
    {
        if (lead is < 0x81 or 0xFF || trail < 0x21)
            return false;
        target[0] = _table[((lead - 0x81) << 8) | trail];
        return target[0] != '\0';
    }

    private static bool IsFourBytes(ReadOnlySpan<byte> rest) =>
        rest is [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..];

    private bool ReadFour(ReadOnlySpan<byte> rest, Span<char> target, out int units)
    {
        Span<char> found = stackalloc char[8];
        units = _encoding.GetChars(rest[..4], found);
        if (units is not (1 or 2) || found[0] is '\uFFFD' or '?')
        {
            units = 1;
            return false;
        }

        found[..units].CopyTo(target);
        return true;
    }

    /// <summary>ISO-2022-JP: escape sequences switch the set; their bytes count as part of the character that follows.</summary>
    private int ReadJis(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        var read = 0;
        isError = false;
        while (Escape(rest[read..]))
            read += 3;
        if (read == rest.Length)
        {
            units = 0;
            return read;
        }

        units = 1;
        var first = rest[read];
        if (first is < 0x21 or 0x7F || (_jis == Jis.Ascii && first < 0x80))
            return read + One(target, (char)first);
        if (_jis == Jis.Katakana && first is >= 0x21 and <= 0x5F)
            return read + One(target, (char)(0xFF61 + first - 0x21));
        if (_jis == Jis.Kanji && read + 1 < rest.Length && first < 0x7F && rest[read + 1] is >= 0x21 and < 0x7F
            && Pair((byte)(first | 0x80), (byte)(rest[read + 1] | 0x80), target))
        {
            return read + 2;
        }

        isError = true;
        return read + One(target, '\uFFFD');
    }

    private bool Escape(ReadOnlySpan<byte> rest)
    {
        if (rest is not [0x1B, _, _, ..])
            return false;
        Jis? set = (rest[1], rest[2]) switch
        {
            ((byte)'(', (byte)'B' or (byte)'J') => Jis.Ascii,
            ((byte)'(', (byte)'I') => Jis.Katakana,
            ((byte)'$', (byte)'@' or (byte)'B') => Jis.Kanji,
            _ => null,
        };
        _jis = set ?? _jis;
        return set is not null;
    }

    private static char[] Table(string charset)
    {
        var table = new char[0x7E << 8];
        var encoding = CharsetLabels.Tables(charset)!;
        Span<char> found = stackalloc char[8];
        for (var lead = 0x81; lead <= 0xFE; lead++)
        {
            for (var trail = 0x21; trail <= 0xFE; trail++)
            {
                var count = encoding.GetChars([(byte)lead, (byte)trail], found);
                var isPrivate = charset == "big5" && found[0] is >= '\uE000' and <= '\uF8FF';
                if (count == 1 && !isPrivate && found[0] is not ('\uFFFD' or '?'))
                    table[((lead - 0x81) << 8) | trail] = found[0];
            }
        }

        foreach (var (lead, trail, value) in Corrections(charset))
            table[((lead - 0x81) << 8) | trail] = value;
        return table;
    }

    /// <summary>Where the Encoding Standard and the tables of .NET differ: figures that .NET has as private characters or, since other bytes mean them too, not at all.</summary>
    private static (int Lead, int Trail, char Value)[] Corrections(string charset) => charset switch
    {
        "gbk" or "gb18030" => [(0xA3, 0xA0, '\u3000'), (0xA8, 0xBC, '\u1E3F')],
        "shift_jis" =>
        [
            (0x87, 0x90, '\u2252'), (0x87, 0x91, '\u2261'), (0x87, 0x92, '\u222B'), (0x87, 0x95, '\u221A'), (0x87, 0x96, '\u22A5'), (0x87, 0x97, '\u2220'), (0x87, 0x9A, '\u2235'), (0x87, 0x9B, '\u2229'), (0x87, 0x9C, '\u222A'),
        ],
        _ => [],
    };
}
