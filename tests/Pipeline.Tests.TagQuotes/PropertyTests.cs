using System.Diagnostics;
using System.Text;
using CsCheck;
using Pipeline.Segment;
using Pipeline.TagQuotes;
using Pipeline.Testing;

namespace Pipeline.Tests.TagQuotes;

public class PropertyTests
{
    private static readonly string[] Pieces =
    [
        "“", "”", "\"", "‘", "’", "'", "«", "»", "''", "``", ",", ".", "?", "!", ":", ";", "—", "-", "(", ")", "\n\n", " ", " ", " ",
        "Anna Berg", "she", "said", "told", "reporters", "that", "according to", "and", "but", "the", "council", "who", "adding", "Mr.", "US",
        "called", "it", "a", "disgrace", "was", "safe", "on Monday", "’s", "n’t", "don't", "3.5", "Ola Lund", "in", "of", "to", "😀", "\uFEFF", "é",
    ];

    [Fact]
    public void Tag_RandomPress_KeepsSpansInOrderAndInRange() =>
        Gen.Int[0, Pieces.Length - 1].Select(static index => Pieces[index]).Array[0, 120].Select(string.Concat).Sample(Check, iter: 3_000);

    [Fact]
    public void Tag_RandomUnicode_NeverThrows() => Gen.String[0, 300].Sample(Check, iter: 2_000);

    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("” ")]
    [InlineData(" '")]
    [InlineData("“a” ")]
    [InlineData("‘“")]
    [InlineData("\"a, she said. ")]
    [InlineData("Anna Berg, ")]
    [InlineData("said ")]
    [InlineData("he warned about it ")]
    [InlineData("“a” saying ")]
    [InlineData("Berg, ")]
    [InlineData("(said, ")]
    [InlineData("and according to ")]
    public void Tag_HundredThousandMarksInOneParagraph_TakesLinearTime(string piece)
    {
        var small = Time(piece, 10_000);
        var large = Time(piece, 100_000);

        // Ten times the text; a quadratic step would take a hundred times as long.
        Assert.True(large < TimeSpan.FromMilliseconds(400) + (small * 40), $"{small.TotalMilliseconds:F0} ms, then {large.TotalMilliseconds:F0} ms");
    }

    [Fact]
    public Task Stage_Conformance_Holds() => new StageConformance(() => StageOf.Plugin<TagQuotesPlugin>())
        .After(() => StageOf.Plugin<SegmentPlugin>())
        .VerifyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public void Tag_BlockLayer_DecidesWhereQuotesAreLookedFor()
    {
        const string Text = "Anna Berg said it was safe\n\nAnna Berg said it was late.\n\nOla Lund said it was over.";
        var first = Text.IndexOf('\n', StringComparison.Ordinal);
        var second = Text.IndexOf("\n\nOla", StringComparison.Ordinal);
        var document = Document.FromText("blocks", Text).With(Layer<Block>.Of(
            new Block(new TextSpan(0, first), BlockKind.Paragraph),
            new Block(new TextSpan(first + 2, second), BlockKind.Caption),
            new Block(new TextSpan(second + 2, Text.Length), BlockKind.Paragraph)));

        var quotes = Press.Tag(document).Layer<Quote>();

        Assert.Equal(["it was safe", "it was over"], quotes.Select(quote => quote.Span.In(Text).ToString()));
    }

    private static TimeSpan Time(string piece, int count)
    {
        var text = new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();
        var document = StageOf.Plugin<SegmentPlugin>().ProcessAsync(Document.FromText("marks", text), CancellationToken.None).AsTask().Result;
        var watch = Stopwatch.StartNew();
        var tagged = StageOf.Plugin<TagQuotesPlugin>().ProcessAsync(document, CancellationToken.None);
        Assert.True(tagged.IsCompletedSuccessfully);
        return watch.Elapsed;
    }

    private static void Check(string text)
    {
        var document = Press.Tag(text);
        var last = new TextSpan(0, int.MaxValue);
        foreach (var quote in document.Layer<Quote>())
        {
            Assert.False(quote.Span.IsEmpty);
            Assert.True(quote.Span.CompareTo(last) >= 0);
            last = quote.Span;
            var end = quote.Span.Start;
            foreach (var part in quote.Verbatim)
            {
                Assert.True(quote.Span.Contains(part) && part.Start >= end && !part.IsEmpty);
                end = part.End;
            }

            Assert.Equal(quote.Kind == QuoteKind.Indirect, quote.Verbatim.IsEmpty);
            Assert.True(quote.Speaker is not { } speaker || (speaker.Name.Length > 0 && !speaker.Mention.IsEmpty));
        }
    }
}
