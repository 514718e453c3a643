using System.Globalization;

namespace Pipeline.Clean.Metadata;

/// <summary>Chooses the day of publication among all that a page says of days: mostly what it tells machines, unless its address or what it shows its readers contradicts that.</summary>
internal static class PublishedChoice
{
    /// <summary>No place on earth is further from UTC, in hours: to the west, and to the east.</summary>
    private const int West = -12, East = 14;

    /// <summary>In the order of trust.</summary>
    private static readonly string[] Sources =
    [
        "article:published_time", "ld:datePublished", "og:article:published_time", "page:datePublished", "datePublished", "parsely-pub-date", "sailthru.date", "og:published_time", "og:publish_date", "published", "published-date", "w-published-date",
        "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publish-date", "publish_date", "publication_date", "date-pub", "citation_publication_date", "cXenseParse:publishtime", "visible:published", "date", "time", "visible:modified", "elsewhere:published", "elsewhere:modified",
    ];

    /// <summary>The days of a page, the best first, with their sources.</summary>
    public static List<(string Value, string Source)> Candidates(Dictionary<string, string> said)
    {
        var found = new List<(string Value, string Source)>();
        foreach (var source in Sources)
        {
            if (said.TryGetValue(source, out var value) && PageMetadata.Line(value, 1000) is { } line && Dates.Machine(line) is { } date)
                found.Add((date, source));
        }

        PreferExact(found);
        PreferShown(found, said.GetValueOrDefault("dateline:published"));
        if (IsContradicted(found))
            PreferSaid(found, said.GetValueOrDefault("labelled:published"), "labelled:published");
        PreferSaid(found, said.GetValueOrDefault("originally:published"), "originally:published");
        PreferSaid(found, (said.GetValueOrDefault("canonical") is { } canonical ? Dates.InAddress(canonical) : null) ?? (said.GetValueOrDefault("og:url") is { } url ? Dates.InAddress(url) : null), "address");
        return found;
    }

    /// <summary>A time says more than the day, or the midnight, that another source has for the same moment. What readers are shown stays: it is the day where the page comes from.</summary>
    private static void PreferExact(List<(string Value, string Source)> found)
    {
        if (found.Count > 0 && found[0].Source != "visible:published" && Instant(found[0].Value) is null && found.FindIndex(other => Instant(other.Value) is { } instant && IsSame(instant, Day(found[0].Value))) is var exact and > 0)
            Prefer(found, exact);
    }

    /// <summary>Readers are shown another day than machines are told, next to the headline: it wins over JSON-LD and the like, which many pages fill
    /// with the day of the template or of a change. Over what OpenGraph calls the time of publication it wins when it is earlier, since pages show
    /// the day of a change too, but none from before there was a page. A time in UTC may be of the next day, or the one before, where the page comes from: no contradiction.</summary>
    private static void PreferShown(List<(string Value, string Source)> found, string? dateline)
    {
        var shown = found.FindIndex(static candidate => candidate.Source == "visible:published");
        if (shown <= 0 || dateline != found[shown].Value)
            return;
        var (told, seen) = (Day(found[0].Value), Day(dateline));
        if (told == seen || IsSwapped(told, seen) || (Instant(found[0].Value) is { } instant && IsSame(instant, seen)))
            return;
        if (seen < told || !found[0].Source.EndsWith("published_time", StringComparison.Ordinal))
            Prefer(found, shown);
    }

    /// <summary>Whether what the page tells machines in one place is another day than in another: then what it shows readers as the day of publication decides.</summary>
    private static bool IsContradicted(List<(string Value, string Source)> found)
    {
        if (found.Count == 0 || !IsTold(found[0].Source))
            return false;
        foreach (var (value, source) in found)
        {
            if (IsTold(source) && Day(value) != Day(found[0].Value))
                return true;
        }

        return false;
    }

    private static bool IsTold(string source) => source is "article:published_time" or "ld:datePublished";

    /// <summary>A day that leaves no doubt: another source that has it comes first, since it may have the time too; otherwise the day itself.</summary>
    private static void PreferSaid(List<(string Value, string Source)> found, string? day, string source)
    {
        if (day is null)
            return;
        var same = found.FindIndex(candidate => candidate.Value.StartsWith(day, StringComparison.Ordinal));
        if (same < 0)
            found.Insert(0, (day, source));
        else
            Prefer(found, same);
    }

    private static void Prefer(List<(string Value, string Source)> found, int index)
    {
        var preferred = found[index];
        found.RemoveAt(index);
        found.Insert(0, preferred);
    }

    /// <summary>Whether a moment is of that day somewhere on earth.</summary>
    private static bool IsSame(DateTimeOffset instant, DateOnly day) =>
        DateOnly.FromDateTime(instant.UtcDateTime.AddHours(West)) <= day && day <= DateOnly.FromDateTime(instant.UtcDateTime.AddHours(East));

    /// <summary>Whether two days may be one that is written 9/10/2024.</summary>
    private static bool IsSwapped(DateOnly a, DateOnly b) => a.Year == b.Year && a.Month == b.Day && a.Day == b.Month;

    private static DateOnly Day(string value) => DateOnly.ParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The moment; null for a day, and for midnight, which is how some pages write a day.</summary>
    private static DateTimeOffset? Instant(string value) =>
        value.Length > 10 && !value.Contains("T00:00:00", StringComparison.Ordinal) ? DateTimeOffset.ParseExact(value, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : null;
}
