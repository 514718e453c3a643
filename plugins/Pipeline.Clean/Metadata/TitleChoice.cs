namespace Pipeline.Clean.Metadata;

/// <summary>Chooses the headline: the first heading, unless it is the name of the site; then what the page's head says, without the site's name.</summary>
internal static class TitleChoice
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", ": "];

    /// <summary>How many of the heading's words the page's own title must have. A blog writes its name as a first heading.</summary>
    private const double MinimumShared = 0.25;

    /// <summary>In characters: a longer first heading that is a sentence is an introduction.</summary>
    private const int MaximumHeadline = 100;

    /// <summary>In characters: a shorter title stands in headings by chance; and more than so much around it is part of it.</summary>
    private const int MinimumTitle = 12, MaximumAround = 40;

    /// <summary>The usable titles of a page, the best first, with their sources.</summary>
    public static List<(string Value, string Source)> Candidates(Dictionary<string, string> said)
    {
        var site = said.GetValueOrDefault("og:site_name") ?? said.GetValueOrDefault("ld:publisher") ?? said.GetValueOrDefault("application-name");
        var host = Host(said.GetValueOrDefault("canonical") ?? said.GetValueOrDefault("og:url"));
        var found = new List<(string Value, string Source)>();
        foreach (var source in (ReadOnlySpan<string>)["ld:headline", "og:title", "twitter:title", "parsely-title", "headline", "citation_title", "dc.title", "title"])
        {
            if (said.TryGetValue(source, out var value) && PageMetadata.Line(value, 1000) is { } line)
                found.Add((WithoutSite(line, site, host), source));
        }

        if (!said.TryGetValue("h1", out var heading) || PageMetadata.Line(heading, 1000) is not { } first)
            return found;
        first = Heading(first, found, site, host);
        var isSite = (first.Length > MaximumHeadline && first[^1] == '.') || IsSame(first, site) || IsHost(first, host)
            || IsOther(first, found)
            || (said.TryGetValue("title", out var full) && IsEdge(first, full) && (found.Count == 0 || Shared(first, found[0].Value) <= 0.5));
        found.Insert(isSite ? found.Count : 0, (first, "h1"));
        return found;
    }

    /// <summary>A heading without what stands before and after the title in it: a day, a label, the name of the site, the number of comments.</summary>
    private static string Heading(string heading, List<(string Value, string Source)> titles, string? site, string host)
    {
        foreach (var (title, _) in titles)
        {
            if (title.Length < MinimumTitle || heading.Length <= title.Length || heading.IndexOf(title, StringComparison.OrdinalIgnoreCase) is not (var at and >= 0))
                continue;
            var before = heading.AsSpan(0, at).Trim();
            var after = heading.AsSpan(at + title.Length).Trim();
            if (before.Length + after.Length <= MaximumAround && (before.IsEmpty || (before[^1] == ':' && before.Count(' ') < 2) || Dates.InText(before, isDayFirst: false) is not null) && (IsCount(after) || after[0] == '|'))
                return heading.Substring(at, title.Length);
        }

        foreach (var separator in Separators.AsSpan(0, Separators.Length - 1))
        {
            if (heading.LastIndexOf(separator, StringComparison.Ordinal) is var at and > 0 && heading[(at + separator.Length)..] is var tail && (IsSame(tail, site) || IsHost(tail, host)))
                return heading[..at].TrimEnd();
        }

        return heading;
    }

    /// <summary>A number, or the address of a site in brackets, as aggregators add them.</summary>
    private static bool IsCount(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            if (!word.IsEmpty && !char.IsAsciiDigit(word[0]) && !(word[0] == '(' && word.Contains('.')))
                return false;
        }

        return true;
    }

    /// <summary>Whether a heading is about something else than the titles in the page's head: one has hardly a word of the other, as the name of a section has.</summary>
    private static bool IsOther(string heading, List<(string Value, string Source)> titles)
    {
        var isAny = false;
        foreach (var (title, source) in titles)
        {
            if (source is not ("og:title" or "ld:headline" or "title"))
                continue;
            if (Shared(heading, title) >= MinimumShared && (heading.Length > title.Length || SharedWords(title, heading) >= MinimumShared))
                return false;
            isAny = true;
        }

        return isAny;
    }

    /// <summary>A title without the name of the site at its end: "Bridge opens - The Gazette".</summary>
    private static string WithoutSite(string title, string? site, string host)
    {
        foreach (var separator in Separators.AsSpan(0, Separators.Length - 1))
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var tail = title[(at + separator.Length)..];
            if (separator == " | " || IsHost(tail, host) || (site is not null && (tail.Contains(site, StringComparison.OrdinalIgnoreCase) || site.Contains(tail, StringComparison.OrdinalIgnoreCase))))
                return title[..at].TrimEnd();
        }

        return title;
    }

    /// <summary>Whether a heading is one end of a title, and the other end is longer: the name of a site.</summary>
    private static bool IsEdge(string heading, string title)
    {
        foreach (var separator in Separators)
        {
            foreach (var at in (ReadOnlySpan<int>)[title.IndexOf(separator, StringComparison.Ordinal), title.LastIndexOf(separator, StringComparison.Ordinal)])
            {
                if (at <= 0)
                    continue;
                var (left, right) = (title[..at], title[(at + separator.Length)..]);
                if ((IsSame(heading, left) && right.Length > left.Length) || (IsSame(heading, right) && left.Length > right.Length))
                    return true;
            }
        }

        return false;
    }

    private static double Shared(string text, string title)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? 0 : (double)words.Count(word => title.Contains(word.Trim('.', ',', ':', '?', '!', '"', '“', '”', '\'', '’'), StringComparison.OrdinalIgnoreCase)) / words.Length;
    }

    /// <summary>The share of the words of a title that a heading has as words of its own.</summary>
    private static double SharedWords(string title, string heading)
    {
        var words = Words(title);
        return words.Length == 0 ? 0 : (double)words.Count(Words(heading).ToHashSet(StringComparer.OrdinalIgnoreCase).Contains) / words.Length;
    }

    private static string[] Words(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => word.Trim('.', ',', ':', '?', '!', '"', '“', '”', '(', ')')).Where(static word => word.Any(char.IsLetterOrDigit))];

    /// <summary>Whether two names have the same letters and figures, whatever stands between.</summary>
    public static bool IsSame(string text, string? other) => other is not null && Letters(text).Equals(Letters(other), StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(string text, string host) => host.Length > 0 && Letters(text) is { Length: > 3 } letters && host.Contains(letters, StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Host(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? Letters(parsed.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? parsed.Host[4..] : parsed.Host) : "";
}
