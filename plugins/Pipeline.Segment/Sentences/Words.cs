namespace Pipeline.Segment.Sentences;

/// <summary>Reads single words around an offset, at most <see cref="SentenceSplitter.Reach"/> code units of them.</summary>
internal static class Words
{
    /// <summary>The word that ends at an offset: letters, digits, and the stops, ampersands and apostrophes within it. A compound gives its last part.</summary>
    public static ReadOnlySpan<char> Before(string text, int start, int at)
    {
        var from = at;
        var limit = Math.Max(start, at - SentenceSplitter.Reach);
        while (from > limit && (char.IsLetterOrDigit(text[from - 1]) || char.IsSurrogate(text[from - 1]) || text[from - 1] is '.' or '&' or '\'' or '’' or '°' or ','))
        {
            if (text[from - 1] == ',' && !(from >= 2 && char.IsAsciiDigit(text[from - 2]) && from < at && char.IsAsciiDigit(text[from])))
                break;
            from--;
        }

        while (from < at && text[from] is '.' or '\'' or '’' or '&')
            from++;
        return text.AsSpan(from, at - from);
    }

    /// <summary>The word that starts at an offset.</summary>
    public static ReadOnlySpan<char> At(string text, int at, int end)
    {
        var to = at;
        var limit = Math.Min(end, at + SentenceSplitter.Reach);
        while (to < limit && (char.IsLetterOrDigit(text[to]) || text[to] is '\'' or '’'))
            to++;
        return text.AsSpan(at, to - at);
    }

    /// <summary>What stands between the white space before an offset and the offset.</summary>
    public static ReadOnlySpan<char> ChunkBefore(string text, int start, int at)
    {
        var from = at;
        var limit = Math.Max(start, at - SentenceSplitter.Reach);
        while (from > limit && !char.IsWhiteSpace(text[from - 1]))
            from--;
        return text.AsSpan(from, at - from);
    }

    /// <summary>What stands between an offset and the next white space.</summary>
    public static ReadOnlySpan<char> ChunkAfter(string text, int at, int end)
    {
        var to = at;
        var limit = Math.Min(end, at + SentenceSplitter.Reach);
        while (to < limit && !char.IsWhiteSpace(text[to]))
            to++;
        return text.AsSpan(at, to - at);
    }
}
