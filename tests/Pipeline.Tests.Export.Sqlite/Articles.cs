using System.Collections.Immutable;
using Pipeline.Testing;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>Hand-built documents.</summary>
internal static class Articles
{
    /// <summary>Two speakers, an emoji before the quotes, an edit that moves the text away from its bytes, and a layer of somebody's own.</summary>
    public static Document Harbour()
    {
        var document = Document.FromText("news/harbour.html", "<h1>Harbour bridge 🚢</h1>“The bridge is safe,” Mayor Ana Díaz said. Bo Chen wrote that it was not. Costs will rise.", "text/html");
        document = document.Edit(TextEdits.Of(
            new TextEdit(document.SpanOf("<h1>"), ""),
            new TextEdit(document.SpanOf("</h1>"), "\n")));
        return document
            .WithMetadata(MetadataKeys.Author, "Cy \"Dale\"")
            .WithMetadata(MetadataKeys.Language, "en")
            .WithMetadata("desk", "city 🏙")
            .With(Layer<Block>.Of(new Block(document.SpanOf("Harbour bridge 🚢"), BlockKind.Heading)))
            .With(Layer<Sentence>.Of(new Sentence(document.SpanOf("Costs will rise."))))
            .With(Layer<Quote>.Of(
                new Quote(document.SpanOf("The bridge is safe,"), QuoteKind.Direct)
                {
                    Verbatim = [document.SpanOf("The bridge is safe,")],
                    Speaker = new Speaker("Ana Díaz", document.SpanOf("Mayor Ana Díaz")),
                    Cue = document.SpanOf("said"),
                },
                new Quote(document.SpanOf("it was not"), QuoteKind.Indirect) { Speaker = new Speaker("Bo Chen", document.SpanOf("Bo Chen")) },
                new Quote(document.SpanOf("Costs will rise"), QuoteKind.Indirect)))
            .With(Layer<SummarySentence>.Of(new SummarySentence(document.SpanOf("Costs will rise."), 0.75), new SummarySentence(document.SpanOf("Bo Chen"), double.NaN)))
            .With(Layer<Claim>.Of(new Claim(document.SpanOf("safe"), ClaimStatus.MostlyTrue)
            {
                Evidence = document.SpanOf("🚢"),
                Parts = [document.SpanOf("Mayor")],
                Votes = ImmutableDictionary<string, int>.Empty.Add("yes", 2).Add("no", 1),
            }));
    }

    /// <summary>A document of one sentence for each speaker, all of which is quoted.</summary>
    public static Document Of(string id, params (string Speaker, string Said)[] quotes)
    {
        var document = Document.FromText(id, string.Join('\n', quotes.Select(static quote => quote.Said)));
        var at = 0;
        var layer = new List<Quote>();
        foreach (var (speaker, said) in quotes)
        {
            var span = new TextSpan(at, at + said.Length);
            layer.Add(new Quote(span, QuoteKind.Direct) { Verbatim = [span], Speaker = new Speaker(speaker, span) });
            at += said.Length + 1;
        }

        return document.With(Layer<Quote>.Of(layer));
    }
}
