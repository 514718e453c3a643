namespace Pipeline.Summarize.Headlines;

/// <summary>The place and agency at the start of a story: <c>PARIS (AP) — </c>, <c>(Reuters) - </c>.</summary>
internal static class Dateline
{
    // "Washington, D.C. (Example News Agency) -- " is as long as they get.
    private const int Longest = 60;

    /// <summary>Where the sentence begins after it, or where it begins. O(1).</summary>
    public static int End(string text, TextSpan sentence)
    {
        var head = text.AsSpan(sentence.Start, Math.Min(Longest, sentence.Length));
        var dash = head.IndexOfAny("–—");
        var hyphens = head.IndexOf("--");
        var spaced = head.IndexOf(" - ");
        var at = Least(dash, Least(hyphens, spaced));
        var bracket = head.IndexOf(')');
        var end = 0;
        if (at > 0 && IsPlace(head[..at]))
            end = at + 1;
        else if (head[0] == '(' && bracket > 0)
            end = bracket + 1;
        while (end < head.Length && !char.IsLetterOrDigit(head[end]))
            end++;
        var start = sentence.Start + (end < head.Length ? end : 0);
        while (start < sentence.End - 1 && !char.IsLetterOrDigit(text[start]))
            start++;
        return start;
    }

    private static int Least(int one, int other) => one < 0 ? other : other < 0 ? one : Math.Min(one, other);

    /// <summary>Whether all words begin with a capital, and there is one in brackets or all letters are capitals.</summary>
    private static bool IsPlace(ReadOnlySpan<char> text)
    {
        var isStart = true;
        var lower = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                if (isStart && !char.IsUpper(c))
                    return false;
                lower += char.IsLower(c) ? 1 : 0;
            }

            isStart = !char.IsLetter(c);
        }

        return lower == 0 || text.Contains('(');
    }
}
