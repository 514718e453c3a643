using System.Text;
using System.Text.Json;
using Pipeline.Clean.Html;

namespace Pipeline.Clean.Metadata;

/// <summary>What a page's JSON-LD says about its article (schema.org).</summary>
internal static class JsonLd
{
    /// <summary>JSON-LD nests a handful of levels; what nests more is not worth reading.</summary>
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Adds the facts of one script; a broken one adds none.</summary>
    /// <param name="script">The content of the script element.</param>
    /// <param name="facts">Receives headline, author, datePublished, dateModified, publisher, inLanguage and description, where not there yet.</param>
    public static void Read(ReadOnlySpan<char> script, Dictionary<string, string> facts)
    {
        var start = script.IndexOfAny('{', '[');
        var end = script.LastIndexOfAny('}', ']');
        if (start < 0 || end < start)
            return;
        try
        {
            // As bytes, since half a surrogate pair has a replacement there; the parser of strings would throw.
            var bytes = Encoding.UTF8.GetBytes(script[start..(end + 1)].ToString());
            using var json = JsonDocument.Parse(bytes, Options);
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            FindNames(json.RootElement, names, depth: 0);
            Find(json.RootElement, facts, names);
        }
        catch (JsonException)
        {
            // A page's broken metadata is no reason to refuse the page.
        }
    }

    /// <summary>Objects are told apart by <c>@id</c>, and the one that another refers to has the name.</summary>
    private static void FindNames(JsonElement element, Dictionary<string, string> names, int depth)
    {
        if (depth > 8)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                FindNames(item, names, depth + 1);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (Property(element, "@id") is { ValueKind: JsonValueKind.String } id && Property(element, "name") is { ValueKind: JsonValueKind.String } name && Text(id) is { } key && Text(name) is { } value)
            names.TryAdd(key, value);
        foreach (var property in element.EnumerateObject())
            FindNames(property.Value, names, depth + 1);
    }

    private static void Find(JsonElement element, Dictionary<string, string> facts, Dictionary<string, string> names)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Find(item, facts, names);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (IsArticle(element))
        {
            Add("headline", Name(element, "headline", names) ?? Name(element, "name", names));
            Add("author", WithoutPublisher(Name(element, "author", names), Name(element, "publisher", names)) ?? Name(element, "creator", names));
            Add("datePublished", Name(element, "datePublished", names));
            Add("dateModified", Name(element, "dateModified", names));
            Add("publisher", Name(element, "publisher", names));
            Add("inLanguage", Name(element, "inLanguage", names));
            Add("description", Name(element, "description", names));
            Add("articleSection", Name(element, "articleSection", names));
        }
        else
        {
            if (Name(element, "datePublished", names) is { Length: > 0 } date)
                facts.TryAdd("page:datePublished", date);
            if (Name(element, "author", names) is { Length: > 0 } author)
                facts.TryAdd("page:author", HtmlEntities.Decode(author).Trim());
        }

        foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
        {
            if (Property(element, name) is { } inner)
                Find(inner, facts, names);
        }

        void Add(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                facts.TryAdd("ld:" + key, HtmlEntities.Decode(value).Trim());
        }
    }

    /// <summary>Authors without the publisher, whom some pages add to them.</summary>
    private static string? WithoutPublisher(string? authors, string? publisher) =>
        authors is not null && publisher is { Length: > 0 } && authors.EndsWith(", " + publisher, StringComparison.OrdinalIgnoreCase) ? authors[..^(publisher.Length + 2)] : authors;

    private static bool IsArticle(JsonElement element)
    {
        if (Property(element, "@type") is not { } type)
            return false;
        if (type.ValueKind == JsonValueKind.Array)
            return type.EnumerateArray().Any(static item => IsArticleType(item));
        return IsArticleType(type);
    }

    private static bool IsArticleType(JsonElement type) =>
        type.ValueKind == JsonValueKind.String && Text(type) is { } name
        && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal) || name is "Report" or "Review" or "Recipe");

    /// <summary>A property as text: a string, the name of an object, or the names of several.</summary>
    private static string? Name(JsonElement element, string property, Dictionary<string, string> names)
    {
        if (Property(element, property) is not { } value)
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => Text(value),
            JsonValueKind.Object => NameOf(value, names),
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => item.ValueKind switch
            {
                JsonValueKind.String => Text(item),
                JsonValueKind.Object => NameOf(item, names),
                _ => null,
            }).Where(static name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal)),
            _ => null,
        };
    }

    private static string? NameOf(JsonElement value, Dictionary<string, string> names) =>
        Name(value, "name", names) ?? (Property(value, "@id") is { ValueKind: JsonValueKind.String } id && Text(id) is { } key ? names.GetValueOrDefault(key) : null);

    private static JsonElement? Property(JsonElement element, string name)
    {
        try
        {
            return element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Another name in the object escapes half a surrogate pair.
            return null;
        }
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: text cut within an emoji. The other facts count.
            return null;
        }
    }
}
