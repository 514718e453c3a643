using System.Collections.Immutable;

namespace Pipeline.Tests.Export;

/// <summary>Hand-built documents.</summary>
internal static class Articles
{
    /// <summary>An edited article with two speakers, an emoji, a script tag in the text, pipes, marks, and every layer.</summary>
    public static Document Harbour()
    {
        const string html =
            "<h1>Harbour | bridge &amp; tunnel</h1>\n"
            + "<p>“The bridge is safe,” Mayor Ana Díaz said 🚢.</p>\n"
            + "<p>Engineer Bo Chen called it a “_risky_ <b>plan</b>” and wrote that &lt;script&gt;alert(1)&lt;/script&gt; = \"x\" | y was *not* a test.</p>\n"
            + "<p>Nobody|knows: costs will rise, critics fear.</p>\n"
            + "<p>Reporting by Cy Dale</p>\n";
        var document = Document.FromText("news/harbour.html", html, "text/html");
        document = document.Edit(Clean(document.Text));
        var text = document.Text;

        return document
            .WithMetadata(MetadataKeys.Title, "Harbour | bridge & tunnel")
            .WithMetadata(MetadataKeys.Author, "Cy \"Dale\"")
            .WithMetadata(MetadataKeys.Language, "en")
            .WithMetadata(MetadataKeys.Published, "2024-05-06T07:08:09Z")
            .With(Layer<Block>.Of(Lines(text).Select((span, i) => new Block(span, i switch
            {
                0 => BlockKind.Heading,
                3 => BlockKind.ListItem,
                4 => BlockKind.Credit,
                _ => BlockKind.Paragraph,
            }))))
            .With(Layer<Sentence>.Of(Lines(text).Select(static span => new Sentence(span))))
            .With(Layer<Token>.Of(new Token(text.SpanOf("Harbour"), TokenKind.Word), new Token(text.SpanOf("🚢"), TokenKind.Symbol)))
            .With(Layer<Quote>.Of(
                new Quote(text.SpanOf("The bridge is safe,"), QuoteKind.Direct)
                {
                    Verbatim = [text.SpanOf("The bridge is safe,")],
                    Speaker = new Speaker("Ana Díaz", text.SpanOf("Ana Díaz")),
                    Cue = text.SpanOf("said"),
                },
                new Quote(text.SpanOf("called it a “_risky_ plan”"), QuoteKind.Mixed)
                {
                    Verbatim = [text.SpanOf("_risky_ plan")],
                    Speaker = new Speaker("Bo Chen", text.SpanOf("Bo Chen")),
                    Cue = text.SpanOf("called"),
                },
                new Quote(text.SpanOf("<script>alert(1)</script> = \"x\" | y was *not* a test"), QuoteKind.Indirect)
                {
                    Speaker = new Speaker("Bo Chen", text.SpanOf("Bo Chen")),
                    Cue = text.SpanOf("wrote"),
                },
                new Quote(text.SpanOf("costs will rise"), QuoteKind.Indirect)))
            .With(Layer<SummarySentence>.Of(
                new SummarySentence(text.LineWith("safe"), 0.75),
                new SummarySentence(text.LineWith("Nobody"), 1.0 / 3)))
            .With(Layer<Claim>.Of(new Claim(text.SpanOf("safe"), ClaimStatus.MostlyTrue, double.NaN)
            {
                Evidence = text.SpanOf("🚢"),
                Parts = [text.SpanOf("bridge"), text.SpanOf("tunnel")],
                CheckedBy = new Checker("D. \"Dot\" 🐟", text.SpanOf("Cy Dale")),
                Votes = new SortedDictionary<string, int>(StringComparer.Ordinal) { ["yes"] = 2, ["no"] = 1 },
                CheckedOn = new DateOnly(2024, 5, 7),
                Origin = "desk",
            }));
    }

    /// <summary>A document that no stage has said anything about.</summary>
    public static Document Plain() => Document.FromText("plain.txt", "Rain fell.\r\nIt was “cold”.\n");

    public static TextSpan SpanOf(this string text, string part)
    {
        var start = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(start >= 0, $"`{part}` is not in the text.");
        return new TextSpan(start, start + part.Length);
    }

    public static TextSpan LineWith(this string text, string part) => Lines(text).Single(line => line.Contains(text.SpanOf(part)));

    public static ImmutableArray<TextSpan> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found && found < 0 ? text.Length : found;
            if (end > start)
                lines.Add(new TextSpan(start, end));
            start = end + 1;
        }

        return lines.ToImmutable();
    }

    /// <summary>Takes tags out and entities to their characters, which is what makes the origin differ from the text.</summary>
    private static TextEdits Clean(string html)
    {
        var edits = new List<TextEdit>();
        for (var i = 0; i < html.Length; i++)
        {
            var (end, replacement) = html[i] switch
            {
                '<' => (html.IndexOf('>', i) + 1, ""),
                '&' => (html.IndexOf(';', i) + 1, html[i + 1] switch { 'a' => "&", 'l' => "<", _ => ">" }),
                _ => (i, ""),
            };
            if (end == i)
                continue;
            edits.Add(new TextEdit(new TextSpan(i, end), replacement));
            i = end - 1;
        }

        return TextEdits.Of(edits);
    }
}
