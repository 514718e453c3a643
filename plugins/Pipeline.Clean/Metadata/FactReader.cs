using Pipeline.Clean.Html;

namespace Pipeline.Clean.Metadata;

/// <summary>Collects all that a page says about itself, by where it says it: JSON-LD, OpenGraph and other <c>meta</c>, microdata, and what readers see.</summary>
internal static class FactReader
{
    /// <summary>All facts; of several with one name, the first.</summary>
    public static Dictionary<string, string> Read(HtmlPage page)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var fact in page.Facts)
            Collect(page.Source, fact, said);
        if (said.GetValueOrDefault("twitter:label1") is { } label && IsAuthorLabel(label) && said.TryGetValue("twitter:data1", out var labelled))
            said.TryAdd("labelled:author", labelled);
        VisibleFacts.Read(page, said);
        return said;
    }

    private static bool IsAuthorLabel(string label) => label.Trim(' ', ':').ToUpperInvariant() is "WRITTEN BY" or "BY" or "AUTHOR" or "POSTED BY" or "PUBLISHED BY";

    private static void Collect(string source, HtmlFact fact, Dictionary<string, string> said)
    {
        var reader = new HtmlAttributes(source.AsSpan(0, fact.Attributes.End), fact.Attributes.Start);
        string? name = null, content = null, dateTime = null, rel = null, href = null;
        while (reader.Next())
        {
            if (Is(reader.Name, "property") || Is(reader.Name, "name") || Is(reader.Name, "itemprop") || Is(reader.Name, "http-equiv"))
                name ??= HtmlEntities.Decode(reader.Value);
            else if (Is(reader.Name, "content"))
                content = HtmlEntities.Decode(reader.Value);
            else if (Is(reader.Name, "datetime"))
                dateTime = reader.Value.ToString();
            else if (Is(reader.Name, "rel"))
                rel = reader.Value.ToString();
            else if (Is(reader.Name, "href"))
                href = HtmlEntities.Decode(reader.Value);
            else if (fact.Tag == HtmlTag.Html && Is(reader.Name, "lang"))
                Add("lang", reader.Value.ToString());
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
                Add("rel:author", HtmlEntities.Decode(text));
        }

        if (name is "script:ld+json" && content is not null)
        {
            // How a page of Remix shows its JSON-LD when it is rendered without the script.
            JsonLd.Read(content, said);
            return;
        }

        if (name is not null)
            Add(name.Trim(), content ?? dateTime ?? (fact.Tag == HtmlTag.Meta ? null : HtmlEntities.Decode(text)));

        void Add(string key, string? value)
        {
            // Of papers, each author is in a tag of its own.
            if (key.Equals("citation_author", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(value) && said.TryGetValue(key, out var authors) && authors.Length < 300 && !value.Contains(", ", StringComparison.Ordinal))
                said[key] = authors + ", " + value;
            if (!string.IsNullOrWhiteSpace(value) && key.Length <= 100)
                said.TryAdd(key, value);
        }
    }

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
