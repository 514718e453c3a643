using System.Collections.Frozen;

namespace Pipeline.Engine.Intake;

/// <summary>Tells the media type of a document from what its source says, from its name, and from its first characters.</summary>
internal static class MediaTypes
{
    public const string Html = "text/html";
    public const string Xhtml = "application/xhtml+xml";
    public const string PlainText = "text/plain";

    private static readonly FrozenDictionary<string, string> ByExtension = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["htm"] = Html,
        ["html"] = Html,
        ["shtml"] = Html,
        ["xht"] = Xhtml,
        ["xhtml"] = Xhtml,
        ["txt"] = PlainText,
        ["text"] = PlainText,
        ["md"] = "text/markdown",
        ["markdown"] = "text/markdown",
        ["csv"] = "text/csv",
        ["xml"] = "application/xml",
        ["json"] = "application/json",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Splits <c>text/html; charset="utf-8"</c> into its type, in lower case, and its charset label.</summary>
    /// <returns>No type when the value is empty or says nothing (<c>application/octet-stream</c>).</returns>
    public static (string? MediaType, string? Charset) Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return default;
        var parts = value.Split(';', StringSplitOptions.TrimEntries);
        string? charset = null;
        foreach (var parameter in parts.AsSpan(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && parameter.AsSpan(0, equals).Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
                charset ??= parameter[(equals + 1)..].Trim(' ', '\t', '"', '\'');
        }

        var type = parts[0].ToLowerInvariant();
        return (type is "" or "application/octet-stream" or "application/unknown" or "unknown/unknown" ? null : type, charset);
    }

    /// <summary>The media type that the name of a file or the path of an address says; null when it says none.</summary>
    public static string? FromName(string uri)
    {
        var path = uri.AsSpan();
        if (path.IndexOfAny('?', '#') is var end and >= 0)
            path = path[..end];
        path = path[(path.LastIndexOfAny('/', '\\') + 1)..];
        var dot = path.LastIndexOf('.');
        return dot >= 0 && ByExtension.TryGetValue(path[(dot + 1)..].ToString(), out var type) ? type : null;
    }

    /// <summary>Whether the type is a web page.</summary>
    public static bool IsHtml(string? mediaType) => mediaType is Html or Xhtml;

    /// <summary>The media type that the first characters show: a page when they are a page's, else plain text.</summary>
    public static string FromText(ReadOnlySpan<char> text)
    {
        text = text.TrimStart().TrimStart('\uFEFF').TrimStart();
        while (text.StartsWith("<?", StringComparison.Ordinal) || text.StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = text[1] == '?' ? ">" : "-->";
            var end = text.IndexOf(close, StringComparison.Ordinal);
            if (end < 0)
                break;
            text = text[(end + close.Length)..].TrimStart();
        }

        foreach (var start in (ReadOnlySpan<string>)["<!doctype html", "<html", "<head", "<body"])
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (text.Length == start.Length || !char.IsLetterOrDigit(text[start.Length])))
                return Html;
        }

        return PlainText;
    }
}
