using System.Globalization;
using System.Text;

namespace Pipeline.Testing;

/// <summary>Shows a piece of text in a message, with what cannot be seen escaped.</summary>
internal static class Excerpt
{
    private const int Context = 30;
    private const int Longest = 120;

    /// <summary>The start of a text.</summary>
    public static string Head(string text) => $"“{Escape(text.AsSpan(0, Math.Min(text.Length, Longest)))}{(text.Length > Longest ? "…" : "")}”";

    /// <summary>A span between ⟦ and ⟧ with some text around it; spans that are out of range are shown as far as they go.</summary>
    public static string Of(string text, TextSpan span)
    {
        var start = Math.Clamp(span.Start, 0, text.Length);
        var end = Math.Clamp(span.End, start, text.Length);
        var from = Math.Max(0, start - Context);
        var to = Math.Min(text.Length, end + Context);
        var inside = end - start > Longest
            ? Escape(text.AsSpan(start, Longest / 2)) + " … " + Escape(text.AsSpan(end - (Longest / 2), Longest / 2))
            : Escape(text.AsSpan(start, end - start));
        return string.Create(CultureInfo.InvariantCulture,
            $"{span} {(from > 0 ? "…" : "")}{Escape(text.AsSpan(from, start - from))}⟦{inside}⟧{Escape(text.AsSpan(end, to - end))}{(to < text.Length ? "…" : "")}");
    }

    private static string Escape(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n')
                shown.Append("\\n");
            else if (c is '\r')
                shown.Append("\\r");
            else if (c is '\t')
                shown.Append("\\t");
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                shown.Append(c).Append(text[++i]);
            else if (char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                shown.Append(c);
        }

        return shown.ToString();
    }
}
