namespace Pipeline.Segment.Tokens;

/// <summary>Where a number ends: with its separators, as a date, a time or a telephone number.</summary>
internal static class Numbers
{
    /// <summary>The end of the number that starts at an offset. O(its length).</summary>
    public static int End(string text, int at, int end)
    {
        var to = at;
        if (text[to] is '\'' or '’' or '.')
            to++;
        to = Digits(text, to, end);
        var first = to - at;
        while (to + 1 < end && text[to] is '.' or ',' or ':' && char.IsAsciiDigit(text[to + 1]))
            to = Digits(text, to + 1, end);
        while (to + 1 < end && text[to] == '/' && char.IsAsciiDigit(text[to + 1]))
            to = Digits(text, to + 1, end);
        return to - at == first && first <= 4 ? Telephone(text, at, to, end) : to;
    }

    /// <summary>The letters of an ordinal or a decade: <c>20th</c>, <c>1990s</c>.</summary>
    public static bool IsOrdinal(ReadOnlySpan<char> letters) =>
        letters.Equals("st", StringComparison.OrdinalIgnoreCase) || letters.Equals("nd", StringComparison.OrdinalIgnoreCase)
        || letters.Equals("rd", StringComparison.OrdinalIgnoreCase) || letters.Equals("th", StringComparison.OrdinalIgnoreCase) || letters is "s";

    /// <summary>Letters that are a word of their own after a number: <c>9am</c>, <c>5km</c>.</summary>
    public static bool IsUnit(ReadOnlySpan<char> letters) => letters.Length switch
    {
        1 => letters is "m" or "k" or "K" or "M" or "B",
        2 => letters is "am" or "pm" or "AM" or "PM" or "km" or "kg" or "cm" or "mm" or "mi" or "ft" or "lb" or "hr" or "bn" or "mg" or "ml" or "GB" or "MB" or "TB" or "yr",
        3 => letters is "lbs" or "hrs" or "mph" or "yrs" or "min" or "kWh",
        _ => false,
    };

    /// <summary>Groups with hyphens, the last of four digits or in a date of three: <c>555-0100</c>, <c>2024-05-01</c>.</summary>
    private static int Telephone(string text, int at, int to, int end)
    {
        int groups = 1, next = to, last = to - at;
        while (groups < 5 && next + 1 < end && text[next] == '-' && char.IsAsciiDigit(text[next + 1]))
        {
            var after = Digits(text, next + 1, end);
            last = after - next - 1;
            next = after;
            groups++;
        }

        return groups >= 3 || (groups == 2 && last == 4 && to - at is 3) ? next : to;
    }

    private static int Digits(string text, int at, int end)
    {
        while (at < end && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }
}
