using System.Buffers;
using System.Globalization;

namespace Pipeline.Clean.Html;

/// <summary>What a page shows its readers of headline, author and day, where its head does not say.</summary>
internal static class VisibleFacts
{
    /// <summary>Dates and bylines stand near the top; a block further down is some other article's.</summary>
    private const int MaximumBlocks = 150;

    /// <summary>A page has one headline, or those of a few stories; and in characters, none is longer.</summary>
    private const int MaximumHeadlines = 50, MaximumTitle = 1000;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("|•·,/(0123456789");

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Adds <c>h1</c>, <c>visible:author</c> and <c>visible:published</c>.</summary>
    public static void Read(HtmlPage page, Dictionary<string, string> facts)
    {
        var blocks = PageBlock.Of(page, chosen: null);
        var isFirstHeading = FirstHeadings(page);
        var headlines = blocks.Where(block => (block.Traits & (HtmlTraits.Heading | HtmlTraits.Hidden | HtmlTraits.Aside)) == HtmlTraits.Heading && isFirstHeading[page.Runs[block.First].Element]);
        if (headlines.Take(MaximumHeadlines).Select(block => block.Text(page)).Where(static text => text.Length is > 3 and < 300).ToList() is { Count: > 0 } texts)
        {
            // Of several, the one that the page's own title repeats.
            var title = facts.GetValueOrDefault("title") ?? facts.GetValueOrDefault("og:title") ?? "";
            var compared = title[..Math.Min(title.Length, MaximumTitle)];
            facts["h1"] = texts.Count == 1 ? texts[0] : texts.MaxBy(text => Shared(text, compared))!;
        }

        foreach (var block in blocks.Take(MaximumBlocks).Where(static block => block.Length is > 5 and < 120 && (block.Traits & HtmlTraits.Hidden) == HtmlTraits.None))
        {
            var text = block.Text(page);
            if (!facts.ContainsKey("visible:published") && Day(text) is { } day)
                facts["visible:published"] = day;
            if (!facts.ContainsKey("visible:author") && Byline(text) is { } author)
                facts["visible:author"] = author;
        }
    }

    /// <summary>For each element, whether the innermost heading that it is or stands in is an <c>h1</c>.</summary>
    private static bool[] FirstHeadings(HtmlPage page)
    {
        var isFirst = new bool[page.Elements.Count];
        for (var i = 0; i < isFirst.Length; i++)
        {
            var element = page.Elements[i];
            isFirst[i] = element.Tag.IsHeading() ? element.Tag == HtmlTag.H1 : element.Parent >= 0 && isFirst[element.Parent];
        }

        return isFirst;
    }

    private static int Shared(string text, string title) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>"By Jane Doe", "Written by Jane Doe | 3 May 2024".</summary>
    private static string? Byline(string text)
    {
        var by = text.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? 3
            : text.StartsWith("By: ", StringComparison.OrdinalIgnoreCase) ? 4
            : text.StartsWith("Written by", StringComparison.OrdinalIgnoreCase) ? 10
            : text.StartsWith("Author:", StringComparison.OrdinalIgnoreCase) ? 7
            : text.StartsWith("Posted by", StringComparison.OrdinalIgnoreCase) ? 9
            : -1;
        if (by < 0)
            return null;
        var name = text.AsSpan(by).Trim(" :\t\n");
        if (name.IndexOfAny(NameEnds) is var end and >= 0)
            name = name[..end];
        foreach (var stop in (ReadOnlySpan<string>)[" on ", " Published", " Updated", " - ", " – ", " — "])
        {
            if (name.IndexOf(stop, StringComparison.OrdinalIgnoreCase) is var at and > 0)
                name = name[..at];
        }

        name = name.Trim();
        return name.Length is > 2 and < 60 && char.IsUpper(name[0]) && name.Contains(' ') ? name.ToString() : null;
    }

    /// <summary>The day in a short text such as "Updated: Tuesday, 3 May 2024 at 10:15" or "May 3rd, 2024".</summary>
    private static string? Day(string text)
    {
        var words = text.Split([' ', ',', '\n', '\t', '.', '/', '|', '(', ')', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var month = words[i].Length is >= 3 and <= 9 ? Array.FindIndex(Months, name => words[i].StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1 : 0;
            if (month == 0)
                continue;
            if (i + 2 < words.Length && Number(words[i + 1]) is { } after and <= 31 && Number(words[i + 2]) is { } year and > 1900 and < 2200)
                return Iso(year, month, after);
            if (i > 0 && i + 1 < words.Length && Number(words[i - 1]) is { } before and <= 31 && Number(words[i + 1]) is { } year2 and > 1900 and < 2200)
                return Iso(year2, month, before);
        }

        return null;
    }

    private static int? Number(string word)
    {
        var digits = word.AsSpan().TrimEnd("stndrhSTNDRH");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static string? Iso(int year, int month, int day) =>
        day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
