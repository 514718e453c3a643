using System.Globalization;
using System.Net;
using System.Text;
using Pipeline.Engine.Execution;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Inspecting;

/// <summary>What a stage decided about a document, as one HTML page that loads nothing and runs nothing; all that comes from documents is escaped.</summary>
internal static class InspectionPage
{
    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
        section{border-left:.3rem solid;padding:.1rem .8rem;margin:.5rem 0}
        p{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
        .why,li{font-size:.8rem;opacity:.8}
        .kept{border-color:#2a8c4a}.dropped{border-color:#bbb}.changed{border-color:#c8900a}.decided{border-color:#3a6fd8}
        .dropped>.text{text-decoration:line-through;opacity:.55}
        ol{margin:.2rem 0;padding-left:1.5rem}
        """;

    public static string Render(Inspection inspection)
    {
        var document = inspection.Result!;
        var title = $"{inspection.Stage}: {document.Id.Value}";
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Escape(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1 dir=\"auto\">")
            .Append(Escape(title)).Append("</h1>\n<p class=\"why\">").Append(Escape(InspectionView.Total(inspection))).Append("</p>\n");
        foreach (var shown in ShownDecision.Of(inspection))
            Write(html, shown);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder html, ShownDecision shown)
    {
        var verdict = shown.Decision.Verdict.ToString().ToLowerInvariant();
        html.Append("<section class=\"").Append(verdict).Append("\">\n<p class=\"text\" dir=\"auto\">").Append(Escape(shown.Text)).Append("</p>\n<p class=\"why\">")
            .Append(verdict).Append(" · ").Append(Escape(shown.Decision.Subject)).Append(" · ").Append(Escape(shown.Decision.Reason));
        if (shown.Bytes is { } bytes)
            html.Append(CultureInfo.InvariantCulture, $" · bytes {bytes.Start}–{bytes.End}");
        html.Append("</p>\n");
        if (shown.Decision.Candidates.Length > 0)
        {
            html.Append("<ol>\n");
            foreach (var candidate in shown.Decision.Candidates)
                html.Append("<li dir=\"auto\">").Append(InspectionView.Score(candidate.Score)).Append(Escape(candidate.Value)).Append(" (").Append(Escape(candidate.Reason)).Append(")</li>\n");
            html.Append("</ol>\n");
        }

        html.Append("</section>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(TerminalText.Printable(text));
}
