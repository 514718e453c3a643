namespace Pipeline.Clean.Metadata;

/// <summary>Chooses who wrote the article: people before the site itself, names before the names of accounts.</summary>
internal static class AuthorChoice
{
    private static readonly string[] Sources =
        ["ld:author", "author", "labelled:author", "parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator", "article:author", "byl", "cXenseParse:author", "nar_author", "visible:author", "page:author", "rel:author", "creator", "beside:author"];

    /// <summary>The usable authors of a page, the best first, with their sources.</summary>
    public static List<(string Value, string Source)> Candidates(Dictionary<string, string> said)
    {
        var site = said.GetValueOrDefault("og:site_name") ?? said.GetValueOrDefault("ld:publisher");
        var found = new List<(string Value, string Source, int Rank)>();
        foreach (var source in Sources)
        {
            if (said.TryGetValue(source, out var value) && Usable(value, site) is { } name)
                found.Add((name, source, source == "beside:author" ? 2 : Rank(name, site, said.GetValueOrDefault("ld:publisher"))));
        }

        // A byline that names the same person and others besides is the fuller one.
        var best = found.OrderBy(static entry => entry.Rank).FirstOrDefault();
        var visible = found.FindIndex(static entry => entry.Source == "visible:author");
        if (visible >= 0 && best.Value is not null && found[visible].Value.Length > best.Value.Length && IsList(found[visible].Value, best.Value))
            found[visible] = found[visible] with { Rank = -1 };

        // Whom the page names below its headline wrote it, whoever has put it into the system.
        if (visible >= 0 && best.Value is not null && said.GetValueOrDefault("byline:author") == found[visible].Value && found[visible].Rank == 0 && found[visible].Value.Contains(' ', StringComparison.Ordinal) && !SharesWord(found[visible].Value, best.Value))
            found[visible] = found[visible] with { Rank = -1 };
        return [.. found.OrderBy(static entry => entry.Rank).Select(static entry => (entry.Value, entry.Source))];
    }

    private static bool SharesWord(string name, string other) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => other.Contains(word.Trim(',', '.'), StringComparison.OrdinalIgnoreCase));

    private static bool IsList(string longer, string name)
    {
        var first = name.Split(',')[0];
        return longer.StartsWith(first, StringComparison.OrdinalIgnoreCase)
            && (longer.Count(static c => c == ',') > Math.Max(1, name.Count(static c => c == ',')) || longer.AsSpan(first.Length).Contains(" and ", StringComparison.OrdinalIgnoreCase) || longer.AsSpan(first.Length).Contains(" & ", StringComparison.Ordinal));
    }

    private static int Rank(string name, string? site, string? publisher)
    {
        var isSite = TitleChoice.IsSame(name, site) || TitleChoice.IsSame(name, publisher) || IsCompany(name);
        var isAccount = !name.Contains(' ', StringComparison.Ordinal) && (!char.IsUpper(name[0]) || name.Any(char.IsAsciiDigit));
        return isSite ? 3 : isAccount || name.Equals("admin", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
    }

    private static bool IsCompany(string name) =>
        name.EndsWith(" Ltd", StringComparison.Ordinal) || name.EndsWith(" Inc", StringComparison.Ordinal) || name.EndsWith(" Inc.", StringComparison.Ordinal) || name.EndsWith(" LLC", StringComparison.Ordinal)
        || name.EndsWith(" Association", StringComparison.Ordinal) || name.EndsWith(" Foundation", StringComparison.Ordinal) || name.EndsWith(".com", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".net", StringComparison.OrdinalIgnoreCase);

    private static string? Usable(string value, string? site)
    {
        if (PageMetadata.Line(value, 300) is not { } name)
            return null;
        foreach (var start in (ReadOnlySpan<string>)["By ", "Author: ", "Written by ", "Written By: "])
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                name = name[start.Length..].TrimStart();
        }

        if (site is not null && name.Length > site.Length + 2 && name.EndsWith(site, StringComparison.OrdinalIgnoreCase) && name[^(site.Length + 1)] == ' ')
            name = name[..^site.Length].TrimEnd(' ', ',', '|', '-', '–', '—');
        if (name.IndexOf(" - ", StringComparison.Ordinal) is var dash and > 0 && name[..dash].Contains(' ', StringComparison.Ordinal) && Bylines.IsName(name.AsSpan(0, dash)))
            name = name[..dash];
        name = name.Trim(' ', ',', '|', '·', '-', ';');
        return name.Length is < 2 or > 200 || !name.Any(char.IsLetter) || name[^1] == ':' || name.Contains("://", StringComparison.Ordinal) || name.Contains('{', StringComparison.Ordinal)
            || name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || (Bylines.IsLabel(name) && !name.StartsWith("Our ", StringComparison.Ordinal)) ? null : name;
    }
}
