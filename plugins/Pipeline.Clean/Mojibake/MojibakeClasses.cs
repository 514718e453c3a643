namespace Pipeline.Clean.Mojibake;

/// <summary>The classes of all characters of the basic plane.</summary>
/// <remarks>After Speer (2019), ftfy, the table of its module <c>badness</c> (Apache-2.0), written anew.</remarks>
internal static class MojibakeClasses
{
    private static readonly MojibakeClass[] Table = Build();

    public static MojibakeClass Of(char c) => Table[c];

    /// <summary>The characters of any class but <see cref="MojibakeClass.Common"/> alone.</summary>
    public static char[] Telling { get; } = FindTelling();

    private static char[] FindTelling()
    {
        var telling = new List<char>();
        for (var c = 0x80; c < Table.Length; c++)
        {
            if ((Table[c] & ~MojibakeClass.Common) != MojibakeClass.None)
                telling.Add((char)c);
        }

        return [.. telling];
    }

    private static MojibakeClass[] Build()
    {
        var table = new MojibakeClass[0x10000];
        Add(MojibakeClass.Common, "\u00A0\u00AD\u00B7\u00B4\u2013\u2014\u2015\u2026\u2019");
        Range(MojibakeClass.Control, '\u0080', '\u009F');
        Add(MojibakeClass.Bad, "\u00A6\u00A4\u00A8\u00AC\u00AF\u00B8\u0192\u02C6\u02C7\u02D8\u02DB\u02DC\u2020\u2021\u2030\u2310\u25CA\uFFFD\u00AA\u00BA");
        Add(MojibakeClass.Law, "\u00B6\u00A7");
        Add(MojibakeClass.Currency, "\u00A2\u00A3\u00A5\u20A7\u20AC");
        Add(MojibakeClass.StartMark, "\u00A1\u00AB\u00BF\u00A9\u0384\u0385\u2018\u201A\u201C\u201E\u2022\u2039\uF8FF");
        Add(MojibakeClass.EndMark, "\u00AE\u00BB\u02DD\u201D\u203A\u2122");
        Add(MojibakeClass.Numeric, "\u00B2\u00B3\u00B9\u00B1\u00BC\u00BD\u00BE\u00D7\u00B5\u00F7\u2044\u2202\u2206\u220F\u2211\u221A\u221E\u2229\u222B\u2248\u2260\u2261\u2264\u2265\u2116");
        Range(MojibakeClass.Kaomoji, '\u00D2', '\u00D6');
        Range(MojibakeClass.Kaomoji, '\u00D9', '\u00DC');
        Range(MojibakeClass.Kaomoji, '\u00F2', '\u00F6');
        Range(MojibakeClass.Kaomoji, '\u00F8', '\u00FC');
        Add(MojibakeClass.Kaomoji, "\u0150\u00B0");
        Range(MojibakeClass.UpperAccented, '\u00C0', '\u00D1');
        Add(MojibakeClass.UpperAccented, "\u00D8\u00DC\u00DD\u0102\u0100\u0104\u0106\u010C\u010E\u0110\u0118\u011A\u0112\u0116\u011E\u0122\u0130\u012A\u0136\u0139\u013D\u0141\u013B\u0147\u0143\u0145\u0152\u0158\u015A\u015E\u0160\u0162\u0164\u016E\u016A\u0172\u0178\u017B\u0179\u017D\u0490\u041E\u0404");
        Add(MojibakeClass.LowerAccented, "\u00DF");
        Range(MojibakeClass.LowerAccented, '\u00E0', '\u00F1');
        Add(MojibakeClass.LowerAccented, "\u0103\u0101\u0105\u0107\u010D\u010F\u0111\u0119\u011B\u0113\u0117\u011F\u0123\u012B\u0131\u0137\u013A\u013E\u0142\u013C\u0144\u0148\u0146\u0153\u0155\u0159\u015B\u0161\u015F\u0163\u0165\u016F\u016B\u0173\u00FF\u017A\u017C\u017E\u0491\u0454\uFB01\uFB02");
        Add(MojibakeClass.UpperCommon, "\u00DE");
        Range(MojibakeClass.UpperCommon, '\u0386', '\u038F');
        Range(MojibakeClass.UpperCommon, '\u0391', '\u03AB');
        Range(MojibakeClass.UpperCommon, '\u0401', '\u042F');
        Add(MojibakeClass.LowerCommon, "\u00FE\u03AC\u03AD\u03AE\u03AF\u03B0");
        Range(MojibakeClass.LowerCommon, '\u03B1', '\u03CE');
        Range(MojibakeClass.LowerCommon, '\u0430', '\u045F');
        Range(MojibakeClass.Box, '\u2500', '\u257F');
        Add(MojibakeClass.Box, "\u2580\u2584\u2588\u258C\u2590\u2591\u2592\u2593\u25A0");

        // Of Cyrillic, what stands for punctuation in Windows-1251 is an alphabet all the same.
        foreach (var c in "\u0490\u041E\u0404\u0491\u0454")
            table[c] &= ~(MojibakeClass.UpperAccented | MojibakeClass.LowerAccented);
        table['\u0490'] = MojibakeClass.UpperCommon;
        table['\u0491'] = MojibakeClass.LowerCommon;
        return table;

        void Add(MojibakeClass kind, string characters)
        {
            foreach (var c in characters)
                table[c] |= kind;
        }

        void Range(MojibakeClass kind, char first, char last)
        {
            for (var c = first; c <= last; c++)
                table[c] |= kind;
        }
    }
}
