using System.Collections.Concurrent;

namespace Pipeline.Engine.Intake;

/// <summary>Charsets in which each byte is one character.</summary>
internal static class SingleByteDecoding
{
    // From U+00A0 on; .NET has no tables for these three.
    private const string Latin6 = "\u00A0\u0104\u0112\u0122\u012A\u0128\u0136§\u013B\u0110\u0160\u0166\u017D\u00AD\u016A\u014A°\u0105\u0113\u0123\u012B\u0129\u0137·\u013C\u0111\u0161\u0167\u017E\u2015\u016B\u014B\u0100ÁÂÃÄÅÆ\u012E\u010CÉ\u0118Ë\u0116ÍÎÏÐ\u0145\u014CÓÔÕÖ\u0168Ø\u0172ÚÛÜÝÞß\u0101áâãäåæ\u012F\u010Dé\u0119ë\u0117íîïð\u0146\u014Dóôõö\u0169ø\u0173úûüýþ\u0138";
    private const string Latin8 = "\u00A0\u1E02\u1E03£\u010A\u010B\u1E0A§\u1E80©\u1E82\u1E0B\u1EF2\u00AD®\u0178\u1E1E\u1E1F\u0120\u0121\u1E40\u1E41¶\u1E56\u1E81\u1E57\u1E83\u1E60\u1EF3\u1E84\u1E85\u1E61ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ\u0174ÑÒÓÔÕÖ\u1E6AØÙÚÛÜÝ\u0176ßàáâãäåæçèéêëìíîï\u0175ñòóôõö\u1E6Bøùúûüý\u0177ÿ";
    private const string Latin10 = "\u00A0\u0104\u0105\u0141\u20AC\u201E\u0160§\u0161©\u0218«\u0179\u00AD\u017A\u017B°±\u010C\u0142\u017D\u201D¶·\u017E\u010D\u0219»\u0152\u0153\u0178\u017CÀÁÂ\u0102Ä\u0106ÆÇÈÉÊËÌÍÎÏ\u0110\u0143ÒÓÔ\u0150Ö\u015A\u0170ÙÚÛÜ\u0118\u021Aßàáâ\u0103ä\u0107æçèéêëìíîï\u0111\u0144òóô\u0151ö\u015B\u0171ùúûü\u0119\u021Bÿ";

    private static readonly ConcurrentDictionary<string, char[]> Tables = new(StringComparer.Ordinal);

    /// <summary>Decodes by a table of 256 characters; bytes that the charset does not define become U+FFFD.</summary>
    public static DecodedText Decode(ReadOnlyMemory<byte> content, int start, string charset)
    {
        var table = Tables.GetOrAdd(charset, Table);
        var body = content[start..];
        var text = string.Create(body.Length, (body, table), static (target, state) =>
        {
            var source = state.body.Span;
            for (var i = 0; i < target.Length; i++)
                target[i] = state.table[source[i]];
        });
        return new DecodedText(text, charset, ByteMap.Uniform(start, 1), text.AsSpan().Count('\uFFFD'));
    }

    private static char[] Table(string charset)
    {
        var table = new char[256];
        var encoding = CharsetLabels.Tables(charset);
        Span<char> one = stackalloc char[4];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (char)i;
            if (i < 0x80)
                continue;
            if (encoding is not null)
            {
                var count = encoding.GetChars([(byte)i], one);
                // .NET gives private characters to the bytes that these charsets leave undefined; the Apple logo is meant.
                table[i] = count != 1 || (one[0] is >= '\uE000' and <= '\uF8FE') ? '\uFFFD' : one[0];
            }
            else if (charset == "x-user-defined")
            {
                table[i] = (char)(0xF780 + i - 0x80);
            }
            else if (i >= 0xA0)
            {
                table[i] = (charset switch { "iso-8859-10" => Latin6, "iso-8859-14" => Latin8, _ => Latin10 })[i - 0xA0];
            }
        }

        Correct(charset, table);
        return table;
    }

    /// <summary>Where the Encoding Standard and the tables of .NET differ.</summary>
    private static void Correct(string charset, char[] table)
    {
        switch (charset)
        {
            case "iso-8859-7":
                (table[0xA1], table[0xA2], table[0xA4], table[0xA5], table[0xAA]) = ('\u2018', '\u2019', '\u20AC', '\u20AF', '\u037A');
                break;
            case "iso-8859-8" or "iso-8859-8-i":
                (table[0xAF], table[0xFD], table[0xFE]) = ('\u00AF', '\u200E', '\u200F');
                break;
            case "macintosh":
                table[0xBD] = '\u03A9';
                break;
            case "x-mac-cyrillic":
                table[0xFF] = '\u20AC';
                break;
        }
    }
}
