using System.Buffers;
using Pipeline.Clean.Html;
using Pipeline.Clean.Text;

namespace Pipeline.Clean.Mojibake;

/// <summary>Repairs single characters that stand for others: ligatures of type, full-width letters in Latin text, character references in plain text.</summary>
internal static class Letters
{
    /// <summary>The characters that are two letters or more.</summary>
    public const string Ligatures = "\u0132\u0133\u0149\u01F1\u01F2\u01F3\u01C4\u01C5\u01C6\u01C7\u01C8\u01C9\u01CA\u01CB\u01CC\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06";

    private static readonly string[] Spelled = "IJ ij \u02BCn DZ Dz dz DŽ Dž dž LJ Lj lj NJ Nj nj ff fi fl ffi ffl st st".Split(' ');

    private static readonly SearchValues<char> Special = SearchValues.Create([.. Ligatures, .. Enumerable.Range(0xFF01, 0x5E).Select(static c => (char)c)]);

    /// <summary>The line with its ligatures spelled out and full-width forms between Latin letters made plain; null when it has none.</summary>
    public static RepairedLine? Plain(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Special))
            return null;
        var before = new RepairedLine(text);
        var line = new RepairedLine();
        var isChanged = false;
        var isEastAsian = IsEastAsian(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (Ligatures.IndexOf(text[i], StringComparison.Ordinal) is var ligature and >= 0)
            {
                line.Add(Spelled[ligature], before, i, i + 1);
            }
            else if (!isEastAsian && text[i] is >= '\uFF01' and <= '\uFF5E')
            {
                line.Add([(char)(text[i] - 0xFEE0)], before, i, i + 1);
            }
            else
            {
                line.Keep(before, i, i + 1);
                continue;
            }

            isChanged = true;
        }

        return isChanged ? line : null;
    }

    /// <summary>The line without the characters that have no shape, which a repair may have brought to light; null when it has nothing of the kind.</summary>
    public static RepairedLine? WithoutControls(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Characters.Rare))
            return null;
        var before = new RepairedLine(text);
        var line = new RepairedLine();
        for (var i = 0; i < text.Length; i++)
        {
            if (!Characters.IsNoise(text[i]))
                line.Keep(before, i, i + 1);
        }

        return line;
    }

    /// <summary>The line with its references replaced: those with a semicolon, since in plain text an ampersand may well be one; null when it has none.</summary>
    public static RepairedLine? WithoutReferences(ReadOnlySpan<char> text)
    {
        RepairedLine? before = null, line = null;
        var kept = 0;
        for (var at = 0; text[at..].IndexOf('&') is var found and >= 0;)
        {
            at += found;
            var meant = HtmlEntities.Read(text[at..], out var length);
            if (length > 2 && text[at + length - 1] == ';')
            {
                before ??= new RepairedLine(text);
                line ??= new RepairedLine();
                line.Keep(before, kept, at);
                line.Add(meant, before, at, at + length);
                kept = at + length;
            }

            at += length;
        }

        if (before is not null)
            line!.Keep(before, kept, text.Length);
        return line;
    }

    /// <summary>In Chinese, Japanese and Korean, full-width marks are the right ones.</summary>
    private static bool IsEastAsian(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uFF66' and <= '\uFF9D'))
                return true;
        }

        return false;
    }
}
