using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Export.Html;

/// <summary>What stands around the articles of a page.</summary>
internal static class HtmlPage
{
    private static readonly string Style = ReadStyle();

    /// <summary>Everything before the first article.</summary>
    /// <remarks>The policy allows this one style sheet, by its hash, and nothing else: no script runs, nothing is loaded.</remarks>
    public static string Start(string title)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));
        return new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-").Append(hash)
            .Append("'; base-uri 'none'; form-action 'none'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Append("<title>").AppendText(title).Append("</title>\n")
            .Append("<style>").Append(Style).Append("</style>\n</head>\n<body>\n")
            .Append("<header class=\"page\" id=\"top\">\n<h1 dir=\"auto\">").AppendText(title).Append("</h1>\n")
            .Append("<p class=\"legend\">Speech is marked by speaker, with the speaker’s number after it: ")
            .Append("<mark class=\"q s1 v\">quoted word for word</mark>, ")
            .Append("<mark class=\"q s1\">told in other words</mark>, ")
            .Append("<mark class=\"q s0\">speaker unknown</mark>.</p>\n</header>\n<main>\n")
            .ToString();
    }

    /// <summary>Everything after the last article: the contents, which the style sheet shows on top, and the totals.</summary>
    public static string End(IReadOnlyList<ContentsEntry> contents, long articles, long quotes)
    {
        var html = new StringBuilder("</main>\n");
        if (contents.Count > 1)
        {
            html.Append("<nav class=\"contents\" aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
            foreach (var entry in contents)
            {
                html.Append("<li><a href=\"#").Append(entry.Anchor).Append("\" dir=\"auto\">").Append(entry.Title).Append("</a> <span class=\"n\">")
                    .Append(Number(entry.Quotes, "quotation")).Append("</span></li>\n");
            }

            html.Append("</ol>\n");
            if (articles > contents.Count)
                html.Append("<p class=\"more\">and ").Append(Number(articles - contents.Count, "more article")).Append(" below</p>\n");
            html.Append("</nav>\n");
        }

        return html.Append("<footer class=\"page\">").Append(Number(articles, "article")).Append(" · ").Append(Number(quotes, "quotation"))
            .Append(" · <a href=\"#top\">to the top</a></footer>\n</body>\n</html>\n").ToString();
    }

    private static string Number(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
