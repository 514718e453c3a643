using Pipeline.Clean.Html;

namespace Pipeline.Clean.Metadata;

/// <summary>Title, author, dates, site, language, section and address of a page, each with its source.</summary>
internal static class PageMetadata
{
    /// <summary>How a field is found in what the page says, in the order of trust.</summary>
    private static readonly (string Key, string[] Sources)[] Fields =
    [
        (MetadataKeys.Published,
        [
            "article:published_time", "ld:datePublished", "og:article:published_time", "page:datePublished", "datePublished", "parsely-pub-date", "sailthru.date", "og:published_time", "og:publish_date", "published", "published-date", "w-published-date",
            "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publish-date", "publish_date", "publication_date", "date-pub", "citation_publication_date", "cXenseParse:publishtime", "visible:published", "date", "time", "visible:modified", "elsewhere:published", "elsewhere:modified",
        ]),
        ("modified", ["ld:dateModified", "article:modified_time", "og:article:modified_time", "dateModified", "og:updated_time", "last-modified", "visible:modified"]),
        (MetadataKeys.Site, ["og:site_name", "ld:publisher", "application-name"]),
        (MetadataKeys.Language, ["lang", "ld:inLanguage", "og:locale", "content-language"]),
        ("section", ["article:section", "ld:articleSection", "parsely-section", "section"]),
        ("description", ["og:description", "description", "ld:description", "twitter:description"]),
        ("canonical", ["canonical", "og:url"]),
    ];

    /// <summary>The fields that the page says anything of; in ordinal order of their keys.</summary>
    public static List<PageField> Read(HtmlPage page)
    {
        var said = FactReader.Read(page);
        var fields = new List<PageField>();
        Add(MetadataKeys.Title, TitleChoice.Candidates(said));
        Add(MetadataKeys.Author, AuthorChoice.Candidates(said));
        foreach (var (key, sources) in Fields)
        {
            var candidates = new List<(string Value, string Source)>();
            foreach (var source in sources)
            {
                if (said.TryGetValue(source, out var value) && Value(key, value) is { } usable)
                    candidates.Add((usable, source));
            }

            if (key == MetadataKeys.Published)
                PreferShown(candidates, said.GetValueOrDefault("dateline:published"));
            Add(key, candidates);
        }

        fields.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return fields;

        void Add(string key, List<(string Value, string Source)> candidates)
        {
            if (candidates.Count > 0)
                fields.Add(new PageField(key, candidates[0].Value, candidates[0].Source, candidates[1..]));
        }
    }

    /// <summary>A text as one line; null when it is blank or longer than a field can be.</summary>
    public static string? Line(string value, int most)
    {
        value = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return value.Length is 0 || value.Length > most ? null : value;
    }

    /// <summary>Readers are shown another day than machines are told, next to the headline: it wins over JSON-LD and the like, which many pages fill
    /// with the day of the template or of a change, but not over what OpenGraph calls the time of publication, beside which pages show the
    /// day of a change too. And a time in UTC may be of the next day, or the one before, where the page comes from.</summary>
    private static void PreferShown(List<(string Value, string Source)> candidates, string? dateline)
    {
        if (candidates.Count < 2)
            return;
        var shown = candidates.FindIndex(static candidate => candidate.Source == "visible:published");
        if (shown <= 0)
            return;
        var (told, seen) = (Day(candidates[0].Value), Day(candidates[shown].Value));
        var apart = Math.Abs(seen.DayNumber - told.DayNumber);
        var isLocal = apart == 1 && candidates[0].Value.EndsWith("+00:00", StringComparison.Ordinal);
        var isWeak = !candidates[0].Source.EndsWith("published_time", StringComparison.Ordinal) && dateline == candidates[shown].Value && apart > 0 && !IsSwapped(told, seen);
        if (!isLocal && !isWeak)
            return;
        var preferred = candidates[shown];
        candidates.RemoveAt(shown);
        candidates.Insert(0, preferred);
    }

    /// <summary>Whether two days may be one that is written 9/10/2024.</summary>
    private static bool IsSwapped(DateOnly a, DateOnly b) => a.Year == b.Year && a.Month == b.Day && a.Day == b.Month;

    private static DateOnly Day(string value) => DateOnly.ParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Value(string key, string value) => Line(value, 1000) is not { } line ? null : key switch
    {
        MetadataKeys.Published or "modified" => Dates.Machine(line),
        MetadataKeys.Language => line.Replace('_', '-') is { Length: <= 35 } tag ? tag : null,
        _ => line,
    };
}
