namespace Pipeline.TagQuotes;

/// <summary>The place and agency before a story's first sentence: <c>OSLO, Norway (Example News) — </c>, <c>(Example)In a letter</c>.</summary>
/// <remarks>Nobody says them, so no quotation starts with one.</remarks>
internal static class Dateline
{
    /// <summary>"Washington, D.C. (Example News Agency) -- " is as long as they get, in UTF-16 units.</summary>
    private const int Longest = 60;

    /// <summary>Where the paragraph starts after its dateline, or where it starts. O(1).</summary>
    public static int End(ReadOnlySpan<char> text, TextSpan paragraph)
    {
        var head = text.Slice(paragraph.Start, Math.Min(Longest, paragraph.Length));
        var open = head.IndexOf('(');
        var close = head.IndexOf(')');
        int end;
        if (open >= 0 && close > open + 1 && IsPlace(head[..open]) && char.IsUpper(head[open + 1]) && IsPlace(head[(open + 1)..close]))
            end = close + 1;
        else if (head.IndexOfAny("–—") is > 1 and var dash && IsPlace(head[..dash]) && IsUpper(head[..dash]))
            end = dash;
        else
            return paragraph.Start;
        while (end < head.Length && (char.IsWhiteSpace(head[end]) || head[end] is '-' or '–' or '—' or ':'))
            end++;
        // "Anna Berg (Labour) said": a story's sentence starts with a capital or a mark.
        return end < head.Length && (char.IsUpper(head[end]) || char.IsDigit(head[end]) || head[end] is '"' or '“' or '‘' or '\'') ? paragraph.Start + end : paragraph.Start;
    }

    /// <summary>Whether all words begin with a capital.</summary>
    private static bool IsPlace(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLower(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1])) || text[i] is '"' or '“' or ';' or '?' or '!')
                return false;
        }

        return true;
    }

    private static bool IsUpper(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c))
                return false;
        }

        return true;
    }
}
