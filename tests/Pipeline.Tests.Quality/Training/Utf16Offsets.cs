namespace Pipeline.Tests.Quality.Training;

/// <summary>From the unit of the gold, code points, to UTF-16; <see cref="CodePoints"/> is the way back.</summary>
internal static class Utf16Offsets
{
    /// <summary>The offset of each code point of a text, and last the text's length.</summary>
    public static int[] Of(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            offsets.Add(i);
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
        }

        offsets.Add(text.Length);
        return [.. offsets];
    }
}
