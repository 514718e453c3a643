namespace Pipeline.Segment.Sentences.Unmarked;

/// <summary>What stands between two white spaces, or the <see cref="Most"/> code units of it nearest to the gap, as hashes.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Word">Of the characters.</param>
/// <param name="Lower">Of the characters without their case.</param>
/// <param name="Shape">Of the kinds of character, runs cut to two: <c>Ll</c> for a capitalised word.</param>
internal readonly record struct Chunk(int Start, int End, uint Word, uint Lower, uint Shape)
{
    private const int Most = 24;
    private const uint Prime = 0x01000193; // FNV-1a

    /// <summary>The chunk before an offset; empty at the start.</summary>
    public static Chunk Before(string text, int start, int at)
    {
        var end = at;
        while (end > start && at - end < Most && char.IsWhiteSpace(text[end - 1]))
            end--;
        var from = end;
        while (from > start && end - from < Most && !char.IsWhiteSpace(text[from - 1]))
            from--;
        return Read(text, from, end);
    }

    /// <summary>The chunk after an offset; empty at the end.</summary>
    public static Chunk After(string text, int at, int end)
    {
        var from = at;
        while (from < end && from - at < Most && char.IsWhiteSpace(text[from]))
            from++;
        var to = from;
        while (to < end && to - from < Most && !char.IsWhiteSpace(text[to]))
            to++;
        return Read(text, from, to);
    }

    /// <summary>The last three characters.</summary>
    public uint Suffix(string text)
    {
        uint hash = 7;
        for (var i = Math.Max(Start, End - 3); i < End; i++)
            hash = (hash ^ text[i]) * Prime;
        return hash;
    }

    /// <summary>The kind of a character: letters by case, digits, and every mark for itself.</summary>
    public static uint KindOf(char c) =>
        char.IsUpper(c) ? 1u : char.IsLetter(c) ? 2u : char.IsAsciiDigit(c) ? 3u : c;

    private static Chunk Read(string text, int start, int end)
    {
        uint word = 1, lower = 1, shape = 1, last = 0, run = 0;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            word = (word ^ c) * Prime;
            lower = (lower ^ char.ToLowerInvariant(c)) * Prime;
            var kind = KindOf(c);
            run = kind == last ? run + 1 : 1;
            last = kind;
            if (run <= 2)
                shape = (shape ^ kind) * Prime;
        }

        return new Chunk(start, end, word, lower, shape);
    }
}
