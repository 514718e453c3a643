using System.Diagnostics;
using System.Runtime.CompilerServices;
using CsCheck;
using Pipeline.Segment;

namespace Pipeline.Tests.Segment;

public class SpanTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char,
        Gen.Char['\uD7F0', '\uE010'],
        Gen.Char[" .?!…\n\r\t\"'“”‘’()[]{}-–—•,;:/@#&$%0123456789aAbIi。？😀"],
        Gen.Char['a', 'z']).Array[0, 60].Select(static chars => new string(chars));

    private static readonly Gen<string> Pieces = Gen.OneOf(
        "Mr. ", "U.S. ", "e.g. ", "p.m. ", "No. 5 ", "1. ", "2) ", "• ", "a. ", ". . . ", "...", "?!", "”", "“", " (", ") ", "[1]", "’s ", "n't ", "http://a.b/",
        "x@y.com ", "\n", "\n\n", "\uD83D", "\uDE00", "word ", "Word ", "9am", "-", "3.5", "。", "\u200D", "👍🏽", "\u0301").Array[0, 40].Select(string.Concat);

    [Fact]
    public void Process_AnyText_CoversItWithSortedSpans() => Gen.OneOf(Texts, Pieces).Sample(CheckText, iter: 20_000);

    [Fact]
    public void Process_AnyBlocks_NoSentenceCrossesAnEdge() =>
        Gen.Select(Gen.OneOf(Texts, Pieces), Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60]).Array[1, 4]).Sample(
            static (text, cuts) =>
            {
                var blocks = cuts.Select(cut => new Block(
                    new TextSpan(Math.Min(text.Length, Math.Min(cut.Item1, cut.Item2)), Math.Min(text.Length, Math.Max(cut.Item1, cut.Item2))),
                    BlockKind.Paragraph)).ToArray();
                var document = Cut.Run(text, LineBreaks.Auto, blocks);
                foreach (var sentence in document.Layer<Sentence>())
                {
                    foreach (var edge in blocks.SelectMany(block => new[] { block.Span.Start, block.Span.End }))
                        Assert.False(sentence.Span.Start < edge && edge < sentence.Span.End);
                }
            },
            iter: 5_000);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t \u00A0\u2003")]
    public void Process_WhiteSpace_HasNoSentences(string text)
    {
        var document = Cut.Run(text);
        Assert.Empty(document.Layer<Sentence>());
        Assert.Empty(document.Layer<Token>());
        Assert.True(document.HasLayer<Sentence>() && document.HasLayer<Token>());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("\"")]
    [InlineData("a.")]
    [InlineData("A. ")]
    [InlineData("1. ")]
    [InlineData("x@")]
    [InlineData("-1")]
    [InlineData("' ")]
    [InlineData(". ")]
    [InlineData("[1] ")]
    [InlineData("a\n")]
    [InlineData("\uD800")]
    [InlineData("?” Ann ")]
    [InlineData("Mr. A. ")]
    [InlineData("so: The ")]
    [InlineData("a; (1) The ")]
    [InlineData("1/2/")]
    public void Process_HostileText_TakesLinearTime(string piece)
    {
        // Eight times the text may take eight times as long; a quadratic step would take sixty-four times, and at every try. A busy machine does not.
        var small = Repeat(piece, 50_000);
        var large = Repeat(piece, 400_000);
        double before = 0, after = 0;
        for (var attempt = 0; attempt < 10; attempt++)
        {
            before = Math.Max(Enumerable.Range(0, 3).Min(_ => Time(small).TotalMilliseconds), 2);
            after = Enumerable.Range(0, 3).Min(_ => Time(large).TotalMilliseconds);
            if (after < before * 40)
                return;
        }

        Assert.Fail($"{before} ms for 50,000 characters, {after} ms for 400,000");
    }

    [Fact]
    public async Task Process_SecondDocument_AllocatesNothingButItsResult()
    {
        var text = string.Concat(Enumerable.Repeat("Mr. Bell said on Friday: “The bridge is closed, isn't it?” Nobody knew.\nWrite to ann@example.org now. ", 500));
        var document = Cut.Of(text);
        var stage = new SegmentStage(new SegmentOptions());
        var first = await stage.ProcessAsync(document, TestContext.Current.CancellationToken);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await stage.ProcessAsync(document, TestContext.Current.CancellationToken);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var result = (first.Layer<Sentence>().Count * Unsafe.SizeOf<Sentence>()) + (first.Layer<Token>().Count * Unsafe.SizeOf<Token>())
            + (first.Layer<Block>().Count * Unsafe.SizeOf<Block>());
        Assert.InRange(allocated, result, result + 2_000); // the documents and layers around it
    }

    [Fact]
    public async Task Process_AfterACancelledRun_ForgetsIt()
    {
        var stage = new SegmentStage(new SegmentOptions());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stage.ProcessAsync(Cut.Of("One. Two."), new CancellationToken(canceled: true)));
        var document = await stage.ProcessAsync(Cut.Of("Three."), TestContext.Current.CancellationToken);
        Assert.Equal(["Three."], Cut.Sentences(document));
    }

    private static void CheckText(string text)
    {
        var document = Cut.Run(text);
        var sentences = Check(text, document.Layer<Sentence>().Select(sentence => sentence.Span));
        var tokens = Check(text, document.Layer<Token>().Select(token => token.Span));
        Assert.All(tokens, token => Assert.Contains(sentences, sentence => sentence.Contains(token)));
        Assert.DoesNotContain(tokens, token => token.In(text).ToString().Any(char.IsWhiteSpace));
    }

    /// <summary>Sorted, disjoint, trimmed, and nothing but white space between.</summary>
    private static List<TextSpan> Check(string text, IEnumerable<TextSpan> layer)
    {
        var spans = layer.ToList();
        var at = 0;
        foreach (var span in spans)
        {
            Assert.True(span.Start >= at && span.End > span.Start && span.End <= text.Length);
            Assert.True(text.AsSpan(at, span.Start - at).IsWhiteSpace());
            Assert.False(char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]));
            at = span.End;
        }

        Assert.True(text.AsSpan(at).IsWhiteSpace());
        return spans;
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static TimeSpan Time(string text)
    {
        var watch = Stopwatch.StartNew();
        Cut.Run(text);
        return watch.Elapsed;
    }
}
