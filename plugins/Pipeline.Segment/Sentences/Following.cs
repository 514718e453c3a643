namespace Pipeline.Segment.Sentences;

/// <summary>What follows a stop.</summary>
/// <param name="At">The first letter or digit, after any opening marks.</param>
/// <param name="End">Where the stretch ends.</param>
/// <param name="First">That character; for a mark, the mark.</param>
/// <param name="IsOpened">Whether an opening quotation mark or bracket stands before it.</param>
/// <param name="IsCamel">Whether it is a name such as <c>iPhone</c>.</param>
internal readonly record struct Following(int At, int End, char First, bool IsOpened, bool IsCamel)
{
    /// <summary>A capital letter, or a letter of a script without case.</summary>
    public bool IsUpper => char.IsUpper(First) || (char.IsLetter(First) && !char.IsLower(First));

    /// <summary>A small letter.</summary>
    public bool IsLower => char.IsLower(First) && !IsCamel;

    /// <summary>A decimal digit.</summary>
    public bool IsDigit => char.IsDigit(First);

    /// <summary>Whether a sentence can start so at all: not with a comma, a dash or a closing bracket.</summary>
    public bool Starts => First is not (',' or ';' or ':' or ')' or ']' or '}' or '/' or '%' or '&' or '=' or '>' or '|' or '.' or '?' or '!');

    /// <summary>The first word.</summary>
    public ReadOnlySpan<char> Word(string text) => Words.At(text, At, End);

    /// <summary>Reads what follows. O(1).</summary>
    public static Following Read(string text, int at, int end)
    {
        var opened = false;
        var limit = Math.Min(end, at + 8);
        var first = at;
        while (first < limit && Marks.IsOpener(text[first]))
        {
            opened = true;
            first++;
        }

        // A dash or a bullet may introduce a line of dialogue or an item.
        if (first < limit && text[first] is '-' or '–' or '—' && first + 1 < limit && (text[first + 1] is ' ' or '-' || char.IsUpper(text[first + 1])))
        {
            while (first < limit && text[first] is '-' or '–' or '—' or ' ')
                first++;
        }

        if (first >= end)
            return new Following(first, end, '\0', opened, IsCamel: false);
        var camel = char.IsLower(text[first]) && first + 1 < end && char.IsUpper(text[first + 1]);
        return new Following(first, end, text[first], opened, camel);
    }
}
