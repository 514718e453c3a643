using System.Net;
using System.Text;
using Pipeline.Engine.Comparing;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Comparing;

/// <summary>A comparison as one HTML page that loads nothing and runs nothing; all that comes from documents is escaped.</summary>
internal static class DiffPage
{
    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
        section{border-top:1px solid #8884;margin:1rem 0}
        h2{font-size:1rem;margin:.6rem 0 0;overflow-wrap:anywhere} h3{font-size:.85rem;margin:.5rem 0 .1rem;opacity:.8}
        p{margin:.15rem 0;padding-left:.7rem;border-left:.3rem solid;white-space:pre-wrap;overflow-wrap:anywhere}
        .gained{border-color:#2a8c4a}.lost{border-color:#c0392b}.altered{border-color:#c8900a}
        .lost{text-decoration:line-through;text-decoration-color:#c0392b88}
        li,.why{font-size:.85rem;opacity:.8}
        """;

    public static string Render(PlanComparison comparison, IReadOnlyList<DocumentChange> changes)
    {
        var title = $"{comparison.Before.File.Path} → {comparison.After.File.Path}";
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Escape(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1 dir=\"auto\">")
            .Append(Escape(title)).Append("</h1>\n<ul>\n");
        foreach (var line in comparison.Differences.Concat(DiffLines.Totals(comparison, changes)))
            html.Append("<li>").Append(Escape(line)).Append("</li>\n");
        html.Append("</ul>\n");
        foreach (var change in changes)
            Write(html, change);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder html, DocumentChange change)
    {
        html.Append("<section>\n<h2 dir=\"auto\">").Append(Escape(change.Id.Value)).Append("</h2>\n");
        if (change.FirstStage is { } stage)
            html.Append("<div class=\"why\">differs from ").Append(Escape(stage)).Append(" on</div>\n");
        if (change.Before != change.After)
        {
            Write(html, "lost", change.Before);
            Write(html, "gained", change.After);
        }

        foreach (var aspect in change.Aspects)
        {
            html.Append("<h3>").Append(Escape(DiffLines.Title(aspect))).Append("</h3>\n");
            foreach (var item in aspect.Gained)
                Write(html, "gained", item);
            foreach (var item in aspect.Lost)
                Write(html, "lost", item);
            foreach (var item in aspect.Altered)
                Write(html, "altered", DiffLines.Describe(item));
        }

        html.Append("</section>\n");
    }

    private static void Write(StringBuilder html, string kind, string text) =>
        html.Append("<p class=\"").Append(kind).Append("\" dir=\"auto\">").Append(Escape(text)).Append("</p>\n");

    private static string Escape(string text) => WebUtility.HtmlEncode(TerminalText.Printable(text));
}
