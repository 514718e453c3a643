using System.Text;

namespace Pipeline.Summarize.Llm.Asking;

/// <summary>Text on one line.</summary>
internal static class Prose
{
    /// <summary>White space and control characters in a row become one space; half a surrogate pair becomes U+FFFD.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var prose = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
                prose.Append(rune);
            else if (prose.Length > 0 && prose[^1] != ' ')
                prose.Append(' ');
        }

        return prose.ToString().TrimEnd(' ');
    }
}
