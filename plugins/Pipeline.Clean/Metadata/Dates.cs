using System.Globalization;

namespace Pipeline.Clean.Metadata;

/// <summary>Reads the dates that pages write, for machines and for people, and writes them as ISO 8601.</summary>
internal static class Dates
{
    private static readonly string[] Names = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>A date for machines: the offset stays as the page has it (UTC when it has none), and a day without a time stays a day.</summary>
    public static string? Machine(string value)
    {
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) || date.Year is < 1900 or > 2200 || !Writes(value, date.Year))
        {
            return value.Length >= 10 && DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : InText(value, isDayFirst: false);
        }

        return value.Contains(':', StringComparison.Ordinal)
            ? date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The first day in a short text such as "Updated: Tuesday, 3 May 2024 at 10:15", "May 3rd, 2024" or "3/5/2024".</summary>
    /// <param name="text">A line.</param>
    /// <param name="isDayFirst">Whether 3/5/2024 is in May.</param>
    public static string? InText(ReadOnlySpan<char> text, bool isDayFirst) => InText(text, isDayFirst, out _);

    /// <summary>The first day in a short text, and where it stands.</summary>
    /// <param name="text">A line.</param>
    /// <param name="isDayFirst">Whether 3/5/2024 is in May.</param>
    /// <param name="span">From the first to the last of its words; empty when there is none.</param>
    public static string? InText(ReadOnlySpan<char> text, bool isDayFirst, out TextSpan span)
    {
        span = default;
        Span<(int Start, int Length)> words = stackalloc (int, int)[40];
        var count = 0;
        for (var at = 0; at < text.Length && count < words.Length;)
        {
            var isDigit = char.IsAsciiDigit(text[at]);
            if (!isDigit && !char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (isDigit ? char.IsAsciiDigit(text[at]) : char.IsLetter(text[at])))
                at++;
            words[count++] = (start, at - start);
        }

        for (var i = 0; i < count; i++)
        {
            if (Month(Word(text, words[i])) is var month and > 0)
            {
                // May 3, 2024; May 3rd 2024.
                var next = i + 2 < count && IsOrdinal(Word(text, words[i + 2])) ? i + 3 : i + 2;
                if (next < count && Number(text, words[i + 1], 31) is var day and > 0 && Year(text, words[next]) is var year and > 0)
                {
                    span = Span(words[i], words[next]);
                    return Iso(year, month, day);
                }

                // 3 May 2024; 3rd of May 2024.
                var before = i > 0 && Word(text, words[i - 1]) is var word && (IsOrdinal(word) || word.Equals("of", StringComparison.OrdinalIgnoreCase)) ? i - 2 : i - 1;
                if (before > 0 && IsOrdinal(Word(text, words[before])))
                    before--;
                if (before >= 0 && i + 1 < count && Number(text, words[before], 31) is var first and > 0 && Year(text, words[i + 1]) is var last and > 0)
                {
                    span = Span(words[before], words[i + 1]);
                    return Iso(last, month, first);
                }
            }
            else if (i + 2 < count && IsJoined(text, words[i], words[i + 1]) && IsJoined(text, words[i + 1], words[i + 2]))
            {
                span = Span(words[i], words[i + 2]);
                if (Year(text, words[i]) is var leading and > 0 && Number(text, words[i + 1], 12) is var second and > 0 && Number(text, words[i + 2], 31) is var third and > 0)
                    return Iso(leading, second, third);
                if (Number(text, words[i], 31) is var a and > 0 && Number(text, words[i + 1], 31) is var b and > 0 && Year(text, words[i + 2]) is var trailing and > 0)
                {
                    var sign = text[words[i].Start + words[i].Length];
                    return a > 12 || (b <= 12 && (isDayFirst || sign == '.')) ? Iso(trailing, b, a) : Iso(trailing, a, b);
                }
            }
        }

        span = default;
        return null;
    }

    /// <summary>The day in the path of an address such as "https://example.org/2024/05/03/tides" or ".../2024/may/3/...", the way many newsrooms build them; null when there is none.</summary>
    public static string? InAddress(ReadOnlySpan<char> address)
    {
        var path = address.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? address[(scheme + 3)..] : address;
        if (path.IndexOfAny('?', '#') is var query and >= 0)
            path = path[..query];
        ReadOnlySpan<char> year = default, month = default;
        foreach (var range in path.Split('/'))
        {
            var part = path[range];
            if (year is [('1' or '2'), _, _, _] && InPath(year, month, part) is { } day)
                return day;
            year = month;
            month = part;
        }

        return null;
    }

    private static string? InPath(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day)
    {
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) || y is < 1990 or > 2200 || day.Length > 2 || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d))
            return null;
        return Iso(y, month.Length <= 2 && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Month(month), d);
    }

    private static TextSpan Span((int Start, int Length) first, (int Start, int Length) last) => new(first.Start, last.Start + last.Length);

    /// <summary>The number of the month that a word names, in full or short; 0 for another word.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 9)
            return 0;
        for (var i = 0; i < 12; i++)
        {
            if (Names[i].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return i + 1;
        }

        return 0;
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, (int Start, int Length) word) => text.Slice(word.Start, word.Length);

    private static bool IsOrdinal(ReadOnlySpan<char> word) => word.Length == 2 && word is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH";

    private static bool IsJoined(ReadOnlySpan<char> text, (int Start, int Length) word, (int Start, int Length) next) =>
        next.Start == word.Start + word.Length + 1 && text[next.Start - 1] is '-' or '/' or '.';

    private static int Number(ReadOnlySpan<char> text, (int Start, int Length) word, int most) =>
        word.Length <= 2 && int.TryParse(Word(text, word), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value : 0;

    private static int Year(ReadOnlySpan<char> text, (int Start, int Length) word) =>
        word.Length == 4 && int.TryParse(Word(text, word), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 1900 and < 2200 ? value : 0;

    private static string? Iso(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a date writes its year in full: the parser fills in what is missing from the day on which it runs.</summary>
    private static bool Writes(ReadOnlySpan<char> value, int year)
    {
        for (int start = 0, end; start < value.Length; start = end + 1)
        {
            end = start;
            while (end < value.Length && char.IsAsciiDigit(value[end]))
                end++;

            // Not the fraction of a second, as in "10:15:00.2024".
            var isFraction = start >= 4 && value[start - 1] == '.' && value[start - 4] == ':';
            if (end - start == 4 && !isFraction && int.Parse(value[start..end], NumberStyles.None, CultureInfo.InvariantCulture) == year)
                return true;
        }

        return false;
    }
}
