using Pipeline.Clean.Html;

namespace Pipeline.Clean.Metadata;

/// <summary>Title, author, dates, site, language, section and address of a page, each with its source.</summary>
internal static class PageMetadata
{
    /// <summary>How a field is found in what the page says, in the order of trust.</summary>
    private static readonly (string Key, string[] Sources)[] Fields =
    [
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
        Add(MetadataKeys.Published, PublishedChoice.Candidates(said));
        foreach (var (key, sources) in Fields)
        {
            var candidates = new List<(string Value, string Source)>();
            foreach (var source in sources)
            {
                if (said.TryGetValue(source, out var value) && Value(key, value) is { } usable)
                    candidates.Add((usable, source));
            }

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

    private static string? Value(string key, string value) => Line(value, 1000) is not { } line ? null : key switch
    {
        "modified" => Dates.Machine(line),
        MetadataKeys.Language => line.Replace('_', '-') is { Length: <= 35 } tag ? tag : null,
        _ => line,
    };
}
