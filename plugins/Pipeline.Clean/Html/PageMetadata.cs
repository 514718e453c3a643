using System.Globalization;

namespace Pipeline.Clean.Html;

/// <summary>Title, author, dates, site and language of a page: from JSON-LD, OpenGraph and other <c>meta</c>, microdata, then the
/// page's own elements.</summary>
internal static class PageMetadata
{
    private static readonly (string Key, string[] Sources)[] Fields =
    [
        (MetadataKeys.Title, ["h1", "og:title", "ld:headline", "twitter:title", "parsely-title", "headline", "dc.title", "title"]),
        (MetadataKeys.Author, ["ld:author", "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author", "byl", "cXenseParse:author", "citation_author", "visible:author"]),
        (MetadataKeys.Published, ["ld:datePublished", "article:published_time", "datePublished", "parsely-pub-date", "sailthru.date", "og:published_time", "dc.date.issued", "dcterms.created", "dc.date", "date", "pubdate", "publish-date", "publication_date", "citation_publication_date", "time", "visible:published", "page:datePublished"]),
        ("modified", ["ld:dateModified", "article:modified_time", "dateModified", "og:updated_time", "last-modified"]),
        (MetadataKeys.Site, ["og:site_name", "ld:publisher", "application-name"]),
        (MetadataKeys.Language, ["lang", "ld:inLanguage", "og:locale", "content-language"]),
        ("description", ["og:description", "description", "ld:description", "twitter:description"]),
        ("canonical", ["canonical", "og:url"]),
    ];

    /// <summary>Reads the facts that the scanner has collected.</summary>
    /// <param name="page">The page.</param>
    /// <returns>By metadata key; only what the page says.</returns>
    public static Dictionary<string, string> Read(HtmlPage page)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var fact in page.Facts)
            Collect(page.Source, fact, said);
        VisibleFacts.Read(page, said);

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, sources) in Fields)
        {
            foreach (var source in sources)
            {
                if (said.TryGetValue(source, out var value) && Value(key, value) is { } usable)
                {
                    found[key] = usable;
                    break;
                }
            }
        }

        if (found.TryGetValue(MetadataKeys.Title, out var title))
            found[MetadataKeys.Title] = WithoutSite(title, found.GetValueOrDefault(MetadataKeys.Site));
        return found;
    }

    private static void Collect(string source, HtmlFact fact, Dictionary<string, string> said)
    {
        var reader = new HtmlAttributes(source.AsSpan(0, fact.Attributes.End), fact.Attributes.Start);
        string? name = null, content = null, dateTime = null, rel = null, href = null;
        while (reader.Next())
        {
            switch (reader.Name.ToString().ToLowerInvariant())
            {
                case "property" or "name" or "itemprop" or "http-equiv":
                    name ??= reader.Value.ToString();
                    break;
                case "content":
                    content = HtmlEntities.Decode(reader.Value);
                    break;
                case "datetime":
                    dateTime = reader.Value.ToString();
                    break;
                case "rel":
                    rel = reader.Value.ToString();
                    break;
                case "href":
                    href = HtmlEntities.Decode(reader.Value);
                    break;
                case "lang" when fact.Tag == HtmlTag.Html:
                    Add("lang", reader.Value.ToString());
                    break;
            }
        }

        var text = fact.Content.In(source);
        switch (fact.Tag)
        {
            case HtmlTag.Script:
                JsonLd.Read(text, said);
                return;
            case HtmlTag.Title:
                Add("title", HtmlEntities.Decode(text));
                return;
            case HtmlTag.Time:
                Add("time", dateTime ?? HtmlEntities.Decode(text));
                break;
        }

        if (fact.Tag == HtmlTag.Link || rel is not null)
        {
            if (rel is "canonical")
                Add("canonical", href);
            else if (rel is "author" && fact.Tag == HtmlTag.A)
                Add("author", HtmlEntities.Decode(text));
        }

        if (name is not null)
            Add(name.Trim(), content ?? dateTime ?? (fact.Tag == HtmlTag.Meta ? null : HtmlEntities.Decode(text)));

        void Add(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                said.TryAdd(key, value);
        }
    }

    private static string? Value(string key, string value)
    {
        value = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return key switch
        {
            MetadataKeys.Published or "modified" => Date(value),
            MetadataKeys.Author => Author(value),
            MetadataKeys.Language => value.Replace('_', '-') is { Length: <= 35 } tag ? tag : null,
            _ => value.Length is 0 or > 1000 ? null : value,
        };
    }

    private static string? Author(string value)
    {
        if (value.StartsWith("By ", StringComparison.OrdinalIgnoreCase))
            value = value[3..].TrimStart();
        value = value.Trim(' ', ',', '|', '·', '-');
        return value.Length is < 2 or > 200 || value.Contains("://", StringComparison.Ordinal) || value.Contains('@', StringComparison.Ordinal) ? null : value;
    }

    /// <summary>ISO 8601; the offset stays as the page has it (UTC when it has none), and a day without a time stays a day.</summary>
    private static string? Date(string value)
    {
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) || date.Year is < 1900 or > 2200 || !Writes(value, date.Year))
            return value.Length >= 10 && DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null;
        return value.Contains(':', StringComparison.Ordinal)
            ? date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

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

    /// <summary>A title without the name of the site at its end: "Bridge opens - The Gazette".</summary>
    private static string WithoutSite(string title, string? site)
    {
        foreach (var separator in (ReadOnlySpan<string>)[" | ", " - ", " – ", " — ", " :: ", " » "])
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var tail = title[(at + separator.Length)..];
            if (separator == " | " || (site is not null && tail.Contains(site, StringComparison.OrdinalIgnoreCase)))
                return title[..at].TrimEnd();
        }

        return title;
    }
}
