using System.Text;

namespace Pipeline.Clean.Mojibake;

/// <summary>A charset of one byte a character, as it is read by programs that do not care: bytes that mean nothing are C1 controls, and U+FFFD stands for a byte that was lost.</summary>
internal sealed class SloppyCharset
{
    /// <summary>What stands for a lost byte.</summary>
    public const byte Lost = 0x1A;

    private readonly Dictionary<char, byte> _bytes = [];

    private SloppyCharset(int codePage, bool isSloppy)
    {
        IsSloppy = isSloppy;
        CodePage = codePage;
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.Latin1;
        for (var value = 0x80; value <= 0xFF; value++)
        {
            var c = codePage == 28591 ? (char)value : encoding.GetString([(byte)value])[0];
            if (isSloppy && (c is '\uFFFD' or '?' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.PrivateUse))
                c = (char)value;
            _bytes.TryAdd(c, (byte)value);
        }

        if (isSloppy)
            _bytes['\uFFFD'] = Lost;
    }

    /// <summary>The charsets that text is most often wrongly read in, the likeliest first.</summary>
    public static SloppyCharset[] All { get; } =
    [
        new(28591, isSloppy: false), new(1252, isSloppy: true), new(1251, isSloppy: true), new(1250, isSloppy: true), new(1253, isSloppy: true), new(1254, isSloppy: true), new(1257, isSloppy: true),
        new(28592, isSloppy: false), new(10000, isSloppy: false), new(437, isSloppy: false),
    ];

    public int CodePage { get; }

    public bool IsSloppy { get; }

    /// <summary>The bytes of a text, one for each character; false when a character is not in the charset.</summary>
    public bool TryEncode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80)
                bytes[i] = (byte)text[i];
            else if (!_bytes.TryGetValue(text[i], out bytes[i]))
                return false;
        }

        return true;
    }

    /// <summary>The characters from 0x80 on, with the byte of each.</summary>
    public IEnumerable<KeyValuePair<char, byte>> Bytes => _bytes;
}
