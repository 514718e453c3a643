using System.Globalization;

namespace Pipeline.Testing;

/// <summary>What every span of a text must be.</summary>
internal static class SpanRules
{
    /// <summary>What is wrong with a span, as the rest of a sentence; null when nothing is.</summary>
    public static string? Fault(string text, TextSpan span)
    {
        if (span.Start > span.End)
            return "ends before it starts";
        if (span.Start < 0 || span.End > text.Length)
            return string.Create(CultureInfo.InvariantCulture, $"is outside the text of {text.Length} UTF-16 code units");
        if (IsInsidePair(text, span.Start))
            return "starts within a surrogate pair";
        return IsInsidePair(text, span.End) ? "ends within a surrogate pair" : null;
    }

    private static bool IsInsidePair(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsHighSurrogate(text[offset - 1]) && char.IsLowSurrogate(text[offset]);
}
