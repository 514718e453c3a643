using CsCheck;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>Random documents: SQL, quotes, NUL, halves of surrogate pairs, and spans that nest, cross and split characters.</summary>
internal static class Hostile
{
    public static readonly Gen<string> Text = Gen.OneOf(
        "'", "\"", "'; DROP TABLE quote; --", "%", "_", "\\", "$1", "?", ":a", "\0", "\u0001", "\n", "\r\n", "\t", "\u2028", "\u202E", " ", "NEAR(", "*", "^", "-",
        "é", "e\u0301", "中", "🚢", "\uD83D", "\uDEA2", "“", "”", "word", "WORD", "{\"a\":1}", "null").Array[0, 40].Select(string.Concat);

    public static readonly Gen<Document> Documents = Gen.Select(Gen.Int[0, 5], Text, Gen.Int[0, 1000].Array[0, 16]).Select(
        static (id, text, numbers) => WithQuotes("doc" + id, text, numbers));

    /// <summary>The text has halves of pairs, as a stage's edit may leave them; every two numbers make a span.</summary>
    public static Document WithQuotes(string id, string text, int[] numbers)
    {
        var document = Document.FromText(id, "x").Edit(TextEdits.Of(new TextEdit(new TextSpan(0, 1), text)));
        var spans = numbers.Chunk(2).Where(static pair => pair.Length == 2).Select(pair =>
        {
            var (a, b) = (pair[0] % (text.Length + 1), pair[1] % (text.Length + 1));
            return new TextSpan(Math.Min(a, b), Math.Max(a, b));
        }).ToList();
        return document
            .WithMetadata(MetadataKeys.Title, text)
            .WithMetadata("k" + text, text)
            .With(Layer<Quote>.Of(spans.Select((span, i) => new Quote(span, (QuoteKind)(i % 3))
            {
                Verbatim = [span],
                Speaker = i % 3 == 0 ? null : new Speaker(i % 3 == 1 ? text : "S", span),
                Cue = span,
            })))
            .With(Layer<SummarySentence>.Of(spans.Select(static (span, i) => new SummarySentence(span, 1.0 / i))))
            .With(Layer<Claim>.Of(spans.Select(static span => new Claim(span, ClaimStatus.Unchecked) { Evidence = span })));
    }
}
