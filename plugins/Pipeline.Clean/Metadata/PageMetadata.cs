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
            "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publish-date", "publish_date", "publication_date", "date-pub", "citation_publication_date", "cXenseParse:publishtime", "visible:published", "date", "time", "visible:modified",
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
                PreferLocalDay(candidates);
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

    /// <summary>A time in UTC may be of the next day, or the one before, where the page comes from: readers are shown the day there.</summary>
    private static void PreferLocalDay(List<(string Value, string Source)> candidates)
    {
        if (candidates.Count < 2 || !candidates[0].Value.EndsWith("+00:00", StringComparison.Ordinal))
            return;
        var shown = candidates.FindIndex(static candidate => candidate.Source == "visible:published");
        if (shown > 0 && Math.Abs(Day(candidates[shown].Value).DayNumber - Day(candidates[0].Value).DayNumber) == 1)
            candidates.Insert(0, candidates[shown]);
    }

    private static DateOnly Day(string value) => DateOnly.ParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Value(string key, string value) => Line(value, 1000) is not { } line ? null : key switch
    {
        MetadataKeys.Published or "modified" => Dates.Machine(line),
        MetadataKeys.Language => line.Replace('_', '-') is { Length: <= 35 } tag ? tag : null,
        _ => line,
    };
}
