using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Pipeline.Clean.Html;

/// <summary>Character references, as the HTML Standard's tokenizer reads them in text.</summary>
internal static class HtmlEntities
{
    // The longest names: "CounterClockwiseContourIntegral;" with a semicolon, "frac12" and "Aacute" without.
    private const int MaximumName = 32;
    private const int MaximumBareName = 6;

    // What 0x80-0x9F mean when a page writes them as numbers: Windows-1252.
    private const string Windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Reads the reference at the start of a text.</summary>
    /// <param name="text">Starts with <c>&amp;</c>.</param>
    /// <param name="length">How many characters the reference takes; 1 when it is none and the <c>&amp;</c> means itself.</param>
    /// <returns>What the reference stands for.</returns>
    public static string Read(ReadOnlySpan<char> text, out int length)
    {
        length = 1;
        if (text.Length < 3)
            return "&";
        if (text[1] == '#')
            return Number(text, ref length);
        var end = 1;
        while (end < text.Length && end <= MaximumName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end < text.Length && text[end] == ';' && Named(text[1..(end + 1)]) is { } named)
        {
            length = end + 1;
            return named;
        }

        for (var bare = Math.Min(end, MaximumBareName + 1); bare > 2; bare--)
        {
            if (Named(text[1..bare]) is { } found)
            {
                length = bare;
                return found;
            }
        }

        return "&";
    }

    /// <summary>The text with all references replaced.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
            return text.ToString();
        var decoded = new StringBuilder(text.Length);
        while (text.IndexOf('&') is var at and >= 0)
        {
            decoded.Append(text[..at]).Append(Read(text[at..], out var length));
            text = text[(at + length)..];
        }

        return decoded.Append(text).ToString();
    }

    private static string? Named(ReadOnlySpan<char> name) => name switch
    {
        "amp;" => "&",
        "nbsp;" => "\u00A0",
        "quot;" => "\"",
        "apos;" => "'",
        "lt;" => "<",
        "gt;" => ">",
        "rsquo;" => "\u2019",
        "lsquo;" => "\u2018",
        "ldquo;" => "\u201C",
        "rdquo;" => "\u201D",
        "ndash;" => "\u2013",
        "mdash;" => "\u2014",
        "hellip;" => "\u2026",
        _ => HtmlEntityProvider.Resolver.GetSymbol(name.ToString()),
    };

    private static string Number(ReadOnlySpan<char> text, ref int length)
    {
        var isHex = text[2] is 'x' or 'X';
        var at = isHex ? 3 : 2;
        var first = at;
        uint value = 0;
        while (at < text.Length && (isHex ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])))
        {
            var digit = (uint)(text[at] <= '9' ? text[at] - '0' : (text[at] | 0x20) - 'a' + 10);
            value = Math.Min((value * (isHex ? 16u : 10u)) + digit, 0x110000);
            at++;
        }

        if (at == first)
            return "&";
        length = at < text.Length && text[at] == ';' ? at + 1 : at;
        if (value is >= 0x80 and <= 0x9F)
            return Windows1252[(int)value - 0x80].ToString(CultureInfo.InvariantCulture);
        return value != 0 && Rune.TryCreate(value, out var rune) ? rune.ToString() : "\uFFFD";
    }
}
