using System.Text;
using System.Text.Json;

namespace Pipeline.Clean.Html;

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
            Find(json.RootElement, facts);
        }
        catch (JsonException)
        {
            // A page's broken metadata is no reason to refuse the page.
        }
    }

    private static void Find(JsonElement element, Dictionary<string, string> facts)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Find(item, facts);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (IsArticle(element))
        {
            Add("headline", Name(element, "headline") ?? Name(element, "name"));
            Add("author", Name(element, "author") ?? Name(element, "creator"));
            Add("datePublished", Name(element, "datePublished"));
            Add("dateModified", Name(element, "dateModified"));
            Add("publisher", Name(element, "publisher"));
            Add("inLanguage", Name(element, "inLanguage"));
            Add("description", Name(element, "description"));
        }

        else if (Name(element, "datePublished") is { Length: > 0 } date)
        {
            facts.TryAdd("page:datePublished", date);
        }

        foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
        {
            if (Property(element, name) is { } inner)
                Find(inner, facts);
        }

        void Add(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                facts.TryAdd("ld:" + key, HtmlEntities.Decode(value).Trim());
        }
    }

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
        && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal) || name is "Report" or "Review" or "LiveBlogPosting" or "Recipe");

    /// <summary>A property as text: a string, the name of an object, or the names of several.</summary>
    private static string? Name(JsonElement element, string property)
    {
        if (Property(element, property) is not { } value)
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => Text(value),
            JsonValueKind.Object => Name(value, "name"),
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(static item => item.ValueKind switch
            {
                JsonValueKind.String => Text(item),
                JsonValueKind.Object => Name(item, "name"),
                _ => null,
            }).Where(static name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal)),
            _ => null,
        };
    }

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
