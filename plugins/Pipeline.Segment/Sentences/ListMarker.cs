namespace Pipeline.Segment.Sentences;

/// <summary>The number, letter or bullet that a list item starts with.</summary>
/// <param name="Style">How it is written: the mark after it (<c>.</c>, <c>)</c>, or <c>:</c> for both) or the bullet before it.</param>
/// <param name="Value">The number, or the place of the letter in the alphabet; 0 for a bullet alone.</param>
/// <param name="IsLetter">Whether it is a letter.</param>
/// <param name="Length">From the start of the item to the end of its mark, in UTF-16 code units.</param>
internal readonly record struct ListMarker(char Style, int Value, bool IsLetter, int Length)
{
    /// <summary>Whether <paramref name="next"/> is the marker of the item after this one, in a list that counts up or down.</summary>
    public bool IsFollowedBy(ListMarker next) =>
        next.Style == Style && next.IsLetter == IsLetter && (Marks.IsBullet(Style) || Math.Abs(next.Value - Value) == 1);

    /// <summary>Reads the marker at the start of an item. O(1).</summary>
    /// <param name="text">From the first character of the item on.</param>
    /// <param name="marker">What was found.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out ListMarker marker)
    {
        marker = default;
        var i = 0;
        char bullet = '\0';
        if (!text.IsEmpty && Marks.IsBullet(text[0]))
        {
            bullet = text[i++];
            while (i < text.Length && i < 4 && char.IsWhiteSpace(text[i]))
                i++;
        }

        var from = i;
        var value = 0;
        var isLetter = false;
        while (i < text.Length && i - from < 3 && char.IsAsciiDigit(text[i]))
            value = (value * 10) + (text[i++] - '0');
        if (i == from && i < text.Length && char.IsAsciiLetterLower(text[i]))
        {
            isLetter = true;
            value = text[i++] - 'a' + 1;
        }

        var style = '\0';
        if (i > from && i < text.Length && text[i] is '.' or ')')
        {
            style = text[i++];
            if (style == '.' && i < text.Length && text[i] == ')')
            {
                style = ':';
                i++;
            }

            if (i < text.Length && !char.IsWhiteSpace(text[i]))
                style = '\0';
        }

        if (style == '\0' && bullet == '\0')
            return false;
        marker = bullet == '\0'
            ? new ListMarker(style, value, isLetter, i)
            : new ListMarker(bullet, 0, IsLetter: false, style == '\0' ? 1 : i);
        return true;
    }
}
