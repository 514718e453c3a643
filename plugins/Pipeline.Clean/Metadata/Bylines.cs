using System.Buffers;

namespace Pipeline.Clean.Metadata;

/// <summary>Reads who wrote an article out of the lines that say so: "By Jane Doe", "3 May 2024 by Jane Doe", "Written by: Jane Doe | Editor".</summary>
internal static class Bylines
{
    private static readonly string[] Starts =
        ["by", "written by", "words by", "text by", "story by", "posted by", "published by", "article by", "author", "authors", "contributed by", "created by", "guide by", "review by", "reviewed by", "posted on", "published on", "this post was written by", "this article was written by", "written and reviewed by"];

    private static readonly string[] Stops =
        [" on ", " at ", " in ", " for ", " published", " updated", " posted", " last updated", " reviewed", " fact", " medically", " edited", " - ", " – ", " — ", " ⋅ ", " // ", " and updated", " senior ", " contributing ", " staff writer", " view ", " read ", " follow", " share", " with "];

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
            if (!line.StartsWith(start, StringComparison.OrdinalIgnoreCase) || start.StartsWith("review", StringComparison.Ordinal))
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
            var word = name[range].Trim(",.&");
            if (word.IsEmpty)
                continue;
            words++;
            if (char.IsUpper(word[0]))
                capitals++;
            else if (word is not ("and" or "de" or "da" or "di" or "van" or "von" or "der" or "den" or "del" or "la" or "le" or "bin" or "al" or "el" or "the" or "y" or "e" or "dos" or "ten"))
                return false;
        }

        return words is >= 1 and <= 14 && capitals > 0;
    }

    /// <summary>Whether words that look like a name are what pages write beside one.</summary>
    public static bool IsLabel(string name) =>
        name.StartsWith("About", StringComparison.OrdinalIgnoreCase) || name.StartsWith("More ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("View ", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Follow", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Written", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Our ", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("See ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Read ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("All ", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Posted", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Recent", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Meet ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Share", StringComparison.OrdinalIgnoreCase);

    /// <summary>Cuts from a month on, as in "Jane Doe December 2, 2025", of which the digits are gone already.</summary>
    private static ReadOnlySpan<char> WithoutDate(ReadOnlySpan<char> name)
    {
        name = name.TrimEnd(" ,.");
        var space = name.LastIndexOf(' ');
        return space > 0 && Dates.Month(name[(space + 1)..]) > 0 && !name[(space + 1)..].Equals("may", StringComparison.Ordinal) ? name[..space] : name;
    }
}
