using System.Globalization;
using System.Text;

namespace Pipeline.Clean.Text;

/// <summary>Composes characters (Unicode normalisation form C) by recorded edits, so that "e" and a combining accent become one "é".</summary>
internal static class Composition
{
    /// <summary>The edits that bring a text to form C; none for a text that is. O(characters).</summary>
    /// <remarks>A text is composed cluster by cluster: from a character that starts one to before the next. Only clusters that change are
    /// edited, so the rest keeps its exact place in the original.</remarks>
    public static TextEdits Of(string text)
    {
        if (Ascii.IsValid(text) || text.IsNormalized(NormalizationForm.FormC))
            return TextEdits.None;
        var edits = new List<TextEdit>();
        var start = 0;
        while (start < text.Length)
        {
            var end = start + RuneLength(text, start);
            while (end < text.Length && Continues(text, end))
                end += RuneLength(text, end);
            if (end - start > 1 || text[start] > '\u007F')
            {
                var cluster = text[start..end];
                var composed = cluster.Normalize(NormalizationForm.FormC);
                if (!string.Equals(composed, cluster, StringComparison.Ordinal))
                    edits.Add(new TextEdit(new TextSpan(start, end), composed));
            }

            start = end;
        }

        return TextEdits.Of(edits);
    }

    private static int RuneLength(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>Marks, and the vowels and finals of Hangul, compose with what is before them.</summary>
    private static bool Continues(string text, int at) =>
        text[at] > '\u007F'
        && (text[at] is >= '\u1161' and <= '\u11FF'
            || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
