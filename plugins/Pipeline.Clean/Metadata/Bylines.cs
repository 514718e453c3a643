using System.Buffers;

namespace Pipeline.Clean.Metadata;

/// <summary>Reads who wrote an article out of the lines that say so: "By Jane Doe", "3 May 2024 by Jane Doe", "Written by: Jane Doe | Editor".</summary>
internal static class Bylines
{
    // What pages write next to dates that looks like a name.
    private static readonly string[] PageWords =
        ["Home", "Blog", "Comments", "Comment", "Category", "Categories", "Contact", "Page", "Article", "News", "Menu", "Search", "Skip", "Us", "Guide", "Posts", "Tags", "Share", "Time", "Table", "Liability", "Intelligence"];

    private static readonly string[] Starts =
        ["by", "written by", "words by", "text by", "story by", "posted by", "published by", "article by", "author", "authors", "contributed by", "created by", "guide by", "posted on", "published on", "this post was written by", "this article was written by", "contributors", "written and reviewed by"];

    private static readonly string[] Stops =
        [" on ", " at ", " in ", " for ", " published", " updated", " posted", " last updated", " reviewed", " fact", " medically", " edited", " - ", " – ", " — ", " ⋅ ", " // ", " and updated", " senior ", " contributing ", " staff writer", " view ", " view in", " executive ", " co-founder", " founder", " managing editor", " deputy ", " head of ", " head product", " read ", " follow", " share", " with "];

    private static readonly SearchValues<char> Ends = SearchValues.Create("|•·⋅●/(\n\t0123456789:;“”\"…");

    /// <summary>Who a line says wrote the article; null when it says nothing of the kind.</summary>
    /// <param name="line">Of 150 characters at most; a longer one is no byline.</param>
    public static string? Read(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 5 or > 150)
            return null;
        foreach (var start in Starts)
        {
            if (!line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                continue;
            var rest = line[start.Length..];

            // "ByJane Doe", where the page sets the space by style.
            if (rest.IsEmpty || (char.IsLetter(rest[0]) && !(char.IsUpper(rest[0]) && char.IsLower(line[start.Length - 1]))))
                continue;
            if (rest.TrimStart(" :\u00A0\t\n-–—") is { IsEmpty: false } name && Clean(name) is { } found)
                return found;
        }

        // "3 May 2024 by Jane Doe", "Posted by ... on": the line must be about nothing else.
        var by = line.IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        if (by is > 0 and < 70 && (line[..by].ContainsAnyInRange('0', '9') || line.StartsWith("Posted", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Published", StringComparison.OrdinalIgnoreCase))
            && !line[..by].Contains("review", StringComparison.OrdinalIgnoreCase) && !line[..by].Contains("edit", StringComparison.OrdinalIgnoreCase))
        {
            return Clean(line[(by + 4)..].TrimStart());
        }

        return null;
    }

    /// <summary>Who a line names beside a date and nothing else: "19 May 2024 · Jane Doe", "Jane Doe | Senior writer | May 3, 2024"; null when there is none.</summary>
    public static string? BesideDate(string line)
    {
        if (line.Length > 90)
            return null;
        foreach (var part in line.Split(['|', '·', '•', '⋅', '—', '–', '\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split([' ', ',', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Where(static word => !IsOfDate(word)).ToList();
            var name = string.Join(' ', words);
            if (words.Count is >= 2 and <= 4 && words.TrueForAll(static word => char.IsUpper(word[0]) && (word.Skip(1).Any(char.IsLower) || word.EndsWith('.'))) && IsName(name) && !IsLabel(name) && !words.Exists(static word => Array.IndexOf(PageWords, word.TrimEnd(':')) >= 0))
                return name;
        }

        return null;
    }

    private static bool IsOfDate(string word) =>
        char.IsAsciiDigit(word[0]) || Dates.Month(word.AsSpan().TrimEnd('.')) > 0 || word.TrimEnd(':', '.').ToUpperInvariant() is "AM" or "PM" or "ON" or "AT" or "BY" or "PUBLISHED" or "POSTED" or "UPDATED" or "LAST"
            or "MONDAY" or "TUESDAY" or "WEDNESDAY" or "THURSDAY" or "FRIDAY" or "SATURDAY" or "SUNDAY" or "MON" or "TUE" or "WED" or "THU" or "FRI" or "SAT" or "SUN" or "MIN" or "READ" or "MINUTES" or "MINUTE" or "MINS";

    /// <summary>A name as it is kept: without what stands around it; null for what is no name.</summary>
    public static string? Clean(ReadOnlySpan<char> name)
    {
        if (name.StartsWith("by ", StringComparison.OrdinalIgnoreCase))
            name = name[3..].TrimStart();
        if (name.IndexOfAny(Ends) is var end and >= 0)
            name = name[..end];
        foreach (var stop in Stops)
        {
            if (name.IndexOf(stop, StringComparison.OrdinalIgnoreCase) is var at and > 0)
                name = name[..at];
        }

        name = WithoutDate(name).Trim(" ,.|·-–—*\u00A0");

        // "Jane Doe, MD, cardiologist, Royal Infirmary": without what is no name at the end.
        while (!IsName(name) && name.LastIndexOf(", ") is var comma and > 0)
            name = name[..comma];
        return IsName(name) ? name.ToString() : null;
    }

    /// <summary>Whether words are few and each in capitals or a particle: the look of names of people and newsrooms.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is < 3 or > 90 || !char.IsLetter(name[0]))
            return false;
        int words = 0, capitals = 0;
        foreach (var range in name.Split(' '))
        {
            var word = name[range].Trim(",.&()");
            if (word.IsEmpty)
                continue;
            words++;
            if (char.IsUpper(word[0]))
                capitals++;
            else if (word is not ("and" or "de" or "da" or "di" or "van" or "von" or "der" or "den" or "del" or "la" or "le" or "bin" or "al" or "el" or "the" or "y" or "e" or "dos" or "ten" or "with"))
                return false;
        }

        return words is >= 1 and <= 14 && capitals > 0 && !(words == 1 && Dates.Month(name) > 0);
    }

    /// <summary>Whether words that look like a name are what pages write beside one.</summary>
    public static bool IsLabel(string name) =>
        name.StartsWith("About", StringComparison.OrdinalIgnoreCase) || name.StartsWith("More ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("View ", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Follow", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Written", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Our ", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("See ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Read ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("All ", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Learn ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Sign ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Log ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Hi ", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Fact", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Where ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Contributing ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Publish", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Updated", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Licensed ", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Posted", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Recent", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Meet ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Share ", StringComparison.OrdinalIgnoreCase) || name.Equals("Share", StringComparison.OrdinalIgnoreCase);

    /// <summary>Cuts from a month on, as in "Jane Doe December 2, 2025", of which the digits are gone already.</summary>
    private static ReadOnlySpan<char> WithoutDate(ReadOnlySpan<char> name)
    {
        name = name.TrimEnd(" ,.");
        var space = name.LastIndexOf(' ');
        var last = name[(space + 1)..];

        // "May" may be a name, where only one other word is.
        if (space > 0 && Dates.Month(last) > 0 && !(last.Equals("May", StringComparison.OrdinalIgnoreCase) && !name[..space].Contains(' ')))
            return name[..space];

        // "Jane DoeNovember", where the page sets the space by style.
        for (var at = 1; at < last.Length - 2; at++)
        {
            if (char.IsUpper(last[at]) && char.IsLower(last[at - 1]) && Dates.Month(last[at..]) > 0)
                return name[..(space + 1 + at)];
        }

        return name;
    }
}
