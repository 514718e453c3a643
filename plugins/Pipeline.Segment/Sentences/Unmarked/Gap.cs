namespace Pipeline.Segment.Sentences.Unmarked;

/// <summary>A gap before a capital letter, with nothing before it that ends a sentence by itself.</summary>
/// <param name="At">The capital letter.</param>
/// <param name="Mark">The last character before the white space.</param>
/// <param name="MarkAt">Where that stands.</param>
/// <param name="WordEnd">Where the word after the gap ends.</param>
internal readonly record struct Gap(int At, char Mark, int MarkAt, int WordEnd)
{
    /// <summary>Reads the gap before a capital letter; false when there is none, or when a terminator stands before it.</summary>
    public static bool TryRead(string text, int start, int at, int end, out Gap gap)
    {
        gap = default;
        var before = at - 1;
        while (before > start && char.IsWhiteSpace(text[before]))
            before--;
        if (before <= start || before == at - 1)
            return false;
        var last = before;
        while (last > start && before - last < 8 && Marks.IsCloser(text[last]))
            last--;
        if (Marks.IsTerminator(text[last]))
            return false;
        gap = new Gap(at, text[before], before, at + Words.At(text, at, end).Length);
        return true;
    }

    /// <summary>The word after the gap.</summary>
    public ReadOnlySpan<char> Word(string text) => text.AsSpan(At, WordEnd - At);

    /// <summary>Whether a small letter or a digit follows the first word: names and titles go on with a capital.</summary>
    public bool GoesOnSmall(string text, int end) =>
        WordEnd + 1 < end && text[WordEnd] is ' ' or '\u00A0' && (char.IsLower(text[WordEnd + 1]) || char.IsAsciiDigit(text[WordEnd + 1]));

    /// <summary>How many words stand between the start of the sentence and the gap, up to a number.</summary>
    public int WordsBefore(string text, int start, int most)
    {
        var words = 1;
        for (var i = start + 1; i <= MarkAt && words < most; i++)
            words += !char.IsWhiteSpace(text[i]) && char.IsWhiteSpace(text[i - 1]) ? 1 : 0;
        return words;
    }
}
