using System.Buffers;

namespace Pipeline.Clean.Text;

/// <summary>Characters that text is better without, by the Unicode Standard.</summary>
internal static class Characters
{
    /// <summary>White space and noise. The first document waits for them, so they are looked for only where there are any.</summary>
    private static readonly char[] All = Find();

    /// <summary>All that is not plainly kept: controls, white space of every kind, soft hyphens, zero-width and bidi controls, and
    /// the <c>&amp;</c> of character references.</summary>
    public static readonly SearchValues<char> Special = SearchValues.Create([.. All, '&']);

    /// <summary>Of those, all but the space and the ampersand, which plain text is full of.</summary>
    public static readonly SearchValues<char> Rare = SearchValues.Create(Array.FindAll(All, static c => c != ' '));

    /// <summary>And of those, all but the ends of lines.</summary>
    public static readonly SearchValues<char> RareInLines = SearchValues.Create(Array.FindAll(All, static c => c is not (' ' or '\n' or '\r')));

    /// <summary>White space that reads as one space: the no-break ones too.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == '\u2800';

    /// <summary>Characters without a shape that only disturb what compares and counts words: controls, soft hyphen, zero-width space
    /// and no-break, bidi controls, the byte order mark. Joiners (U+200C, U+200D) stay: Persian and emoji need them.</summary>
    public static bool IsNoise(char c) => c switch
    {
        < ' ' => !char.IsWhiteSpace(c),
        '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or '\u061C' or '\u180E' => true,
        >= '\u202A' and <= '\u202E' => true,
        >= '\u2066' and <= '\u206F' => true,
        >= '\uFFF9' and <= '\uFFFB' => true,
        _ => c is >= '\u007F' and <= '\u009F' and not '\u0085',
    };

    private static char[] Find()
    {
        var found = new List<char>();
        foreach (var (first, last) in (ReadOnlySpan<(int, int)>)[(0, 0x20), (0x7F, 0xAD), (0x61C, 0x61C), (0x1680, 0x1680), (0x180E, 0x180E), (0x2000, 0x206F), (0x2800, 0x2800), (0x3000, 0x3000), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)])
        {
            for (var c = first; c <= last; c++)
            {
                if (IsSpace((char)c) || IsNoise((char)c))
                    found.Add((char)c);
            }
        }

        return [.. found];
    }
}
