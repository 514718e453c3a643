using System.Collections.Concurrent;
using System.Text;

namespace Pipeline.Engine.Intake;

/// <summary>The indexes of the WHATWG Encoding Standard (section 5): which character stands at which place of a multi-byte charset.</summary>
/// <remarks>They are the tables of .NET, and a list of where the standard differs from these (<c>charset-differences.tsv</c>). Private characters that .NET has for bytes
/// that mean nothing are left out.</remarks>
internal static class CharsetIndex
{
    public const string Big5 = "big5";
    public const string Jis0208 = "jis0208";
    public const string Jis0212 = "jis0212";
    public const string EucKr = "euc-kr";
    public const string Gb18030 = "gb18030";

    /// <summary>No character.</summary>
    public const int None = -1;

    /// <summary>In the list of differences: a place where .NET has a character and the standard none.</summary>
    public const int Removed = 0xFFFD;

    private const string Differences = "charset-differences.tsv";

    private static readonly ConcurrentDictionary<string, int[]> Indexes = new(StringComparer.Ordinal);

    /// <summary>The names of all indexes.</summary>
    public static IReadOnlyList<string> Names { get; } = [Big5, Jis0208, Jis0212, EucKr, Gb18030];

    /// <summary>The characters of an index by their place ("pointer" in the standard); <see cref="None"/> where there is none.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static int[] Of(string name) => Indexes.GetOrAdd(name, static name =>
    {
        var index = OfNet(name);
        Correct(name, index);
        return index;
    });

    /// <summary>The index as .NET's tables have it.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static int[] OfNet(string name)
    {
        var (charset, rows, trails) = name switch
        {
            Big5 => ("big5", 126, 157),
            Jis0208 => ("shift_jis", 60, 188),
            Jis0212 => ("euc-jp", 94, 94),
            EucKr => ("euc-kr", 126, 190),
            Gb18030 => ("gb18030", 126, 190),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, message: null),
        };
        var encoding = CharsetLabels.Tables(charset)!;
        var keepsPrivate = name == Gb18030;
        var index = new int[rows * trails];
        Array.Fill(index, None);
        Span<char> found = stackalloc char[8];
        for (var i = 0; i < index.Length; i++)
        {
            var (lead, trail) = Bytes(name, i / trails, i % trails);
            var count = encoding.GetChars([lead, trail], found);
            if (count == 1 && found[0] is not ('\uFFFD' or '?') && (keepsPrivate || found[0] is < '\uE000' or > '\uF8FF'))
                index[i] = found[0];
        }

        return index;
    }

    /// <summary>The two bytes that .NET has for a place. It knows JIS X 0208 best as the Shift_JIS of Windows, and JIS X 0212 in a code page in which the second byte has no high bit.</summary>
    private static (byte Lead, byte Trail) Bytes(string name, int row, int cell) => name switch
    {
        Big5 => ((byte)(0x81 + row), (byte)(cell + (cell < 0x3F ? 0x40 : 0x62))),
        Jis0208 => ((byte)(row + (row < 0x1F ? 0x81 : 0xC1)), (byte)(cell + (cell < 0x3F ? 0x40 : 0x41))),
        Jis0212 => ((byte)(0xA1 + row), (byte)(0x21 + cell)),
        EucKr => ((byte)(0x81 + row), (byte)(0x41 + cell)),
        _ => ((byte)(0x81 + row), (byte)(cell + (cell < 0x3F ? 0x40 : 0x41))),
    };

    private static void Correct(string name, int[] index)
    {
        using var stream = typeof(CharsetIndex).Assembly.GetManifestResourceStream(Differences)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            // The index, the first place, the characters from there on.
            if (line.Split('\t') is not [var of, var first, var characters] || of != name)
                continue;
            var at = int.Parse(first, System.Globalization.CultureInfo.InvariantCulture);
            foreach (var character in characters.EnumerateRunes())
                index[at++] = character.Value == Removed ? None : character.Value;
        }
    }
}
