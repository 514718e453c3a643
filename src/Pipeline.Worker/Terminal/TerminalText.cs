using System.Text;

namespace Pipeline.Worker.Terminal;

/// <summary>Makes text from documents safe for a terminal.</summary>
internal static class TerminalText
{
    /// <summary>The text with control characters (escape sequences among them), bidi overrides and half surrogate pairs replaced by
    /// U+FFFD, a bare carriage return too, which would overwrite the line; line breaks and tabs become spaces when <paramref name="oneLine"/>.</summary>
    public static string Printable(ReadOnlySpan<char> text, bool oneLine = false)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || (oneLine && rune.Value == '\r'))
                result.Append(oneLine ? ' ' : (char)rune.Value);
            else if (Rune.IsControl(rune) || IsBidiControl(rune.Value))
                result.Append('\uFFFD');
            else
                result.Append(rune.ToString());
        }

        return result.ToString();
    }

    private static bool IsBidiControl(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
