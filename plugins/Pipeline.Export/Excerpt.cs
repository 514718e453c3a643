namespace Pipeline.Export;

/// <summary>The start of a long text, for lists.</summary>
internal static class Excerpt
{
    /// <summary>The text, white space made single spaces, cut after a word with an ellipsis when it is longer than <paramref name="length"/>.</summary>
    public static string Of(ReadOnlySpan<char> text, int length)
    {
        var kept = new System.Text.StringBuilder(Math.Min(text.Length, length));
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = kept.Length > 0;
                continue;
            }

            if (kept.Length + (space ? 1 : 0) >= length && !char.IsLowSurrogate(c))
                return Cut(kept.ToString(), space) + "…";
            if (space)
                kept.Append(' ');
            space = false;
            kept.Append(c);
        }

        return kept.ToString();
    }

    /// <summary>Back to the end of a word, unless that takes most of the text away, as in scripts without spaces.</summary>
    private static string Cut(string text, bool atWordEnd)
    {
        var space = atWordEnd ? text.Length : text.LastIndexOf(' ');
        return space > text.Length / 2 ? text[..space] : text;
    }
}
