using System.Collections.Immutable;
using CsCheck;

namespace Pipeline.Tests.Export;

/// <summary>Random documents: markup, pipes, formulas, halves of surrogate pairs, and spans that nest, cross and split characters.</summary>
internal static class Hostile
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "<", ">", "&", "\"", "'", "`", "|", "\n", "\r\n", "\r", " ", "\t", "=", "+", "-", "@", "#", "*", "_", "[", "](x)", "\\", "~",
        "<script>alert(1)</script>", "</article>", "<!--", "-->", "]]>", "&amp;", "&#60;", "{", "}", "\0", "\u0001", "\u0085", "\u2028", "\u202E",
        "é", "中", "🚢", "\uD83D", "\uDEA2", "e\u0301", "“", "”", "word", "1. ", "- ", "> ", "   ");

    public static readonly Gen<string> Text = Piece.Array[0, 40].Select(string.Concat);

    public static readonly Gen<Document> Documents =
        Gen.Select(Text, Text, Gen.Int[0, 1000].Array[0, 60], Gen.Int[0, 8].Array[4]).Select(Make);

    /// <summary>A document whose text has halves of pairs, as a stage's edit may leave them.</summary>
    private static Document Make(string original, string inserted, int[] numbers, int[] counts)
    {
        var document = Document.FromText("a/" + inserted.Replace("\0", ""), original);
        var read = 0;
        int Next(int below) => read < numbers.Length ? numbers[read++] % (below + 1) : 0;
        TextSpan Span(int length)
        {
            var (a, b) = (Next(length), Next(length));
            return new TextSpan(Math.Min(a, b), Math.Max(a, b));
        }

        document = document.Edit(TextEdits.Of(new TextEdit(Span(document.Text.Length), inserted)));
        var text = document.Text;
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (var i = 0; i < 24; i++)
            spans.Add(Span(text.Length));

        return document
            .WithMetadata(MetadataKeys.Title, "T" + inserted)
            .WithMetadata("note" + inserted, original)
            .With(Layer<Block>.Of(spans.Take(counts[0]).Select((span, i) => new Block(span, (BlockKind)((i + counts[1]) % 9)))))
            .With(Layer<Sentence>.Of(spans.Take(counts[1]).Select(static span => new Sentence(span))))
            .With(Layer<SummarySentence>.Of(spans.Skip(4).Take(counts[2]).Select(static (span, i) => new SummarySentence(span, 1.0 / i))))
            .With(Layer<Quote>.Of(spans.Skip(8).Take(counts[3]).Select((span, i) => new Quote(span, (QuoteKind)(i % 3))
            {
                Verbatim = i % 3 == 2 ? [] : [span],
                Speaker = i % 4 == 0 ? null : new Speaker(i % 4 == 1 ? inserted : "S" + (i % 4), spans[i]),
                Cue = i % 2 == 0 ? null : spans[i + 1],
            })))
            .With(Layer<Claim>.Of(spans.Skip(16).Take(counts[0]).Select((span, i) => new Claim(span, (ClaimStatus)(i % 3), i / 3.0) { Evidence = spans[i] })));
    }
}
