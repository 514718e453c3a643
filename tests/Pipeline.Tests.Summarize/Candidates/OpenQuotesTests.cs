using System.Diagnostics;
using CsCheck;
using Pipeline.Summarize.Candidates;

namespace Pipeline.Tests.Summarize.Candidates;

public class OpenQuotesTests
{
    private static readonly Gen<TextSpan> Spans = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 30], static (start, length) => new TextSpan(start, start + length));

    private static readonly Gen<Quote> Quotes = Gen.Select(Spans, Gen.Enum<QuoteKind>(), Gen.Bool, Spans,
        static (span, kind, isNamed, mention) => new Quote(span, kind) { Speaker = isNamed ? new Speaker("A", mention) : null });

    [Fact]
    public void Pass_AnyQuotes_IsWhetherOneOfThemIsMostOfTheSentence() => Gen.Select(Quotes.Array[0, 16], Spans.Array[1, 8]).Sample(
        static (quotes, sentences) =>
        {
            var open = new OpenQuotes(Layer<Quote>.Of(quotes));
            foreach (var sentence in sentences.OrderBy(static span => span))
                Assert.Equal(quotes.Any(quote => IsSpokenElsewhere(sentence, quote)), open.Pass(sentence));
        },
        iter: 20_000);

    [Fact]
    public void Pass_MoreQuotesThanAreKept_StillSeesTheInnermost()
    {
        var quotes = Enumerable.Range(0, 100).Select(static i => new Quote(new(i, 1_000 - i), QuoteKind.Direct) { Speaker = i < 99 ? new Speaker("A", new(910, 911)) : null });
        var open = new OpenQuotes(Layer<Quote>.Of(quotes));

        Assert.True(open.Pass(new(0, 200)));
        Assert.True(open.Pass(new(880, 920)));
        Assert.False(open.Pass(new(1_000, 1_100)));
    }

    [Fact]
    public void Of_OneQuoteOverManySentences_TakesLinearTime()
    {
        const int Sentences = 30_000, Length = 5;
        var spans = Enumerable.Range(0, Sentences).Select(static i => new TextSpan(i * Length, (i * Length) + Length - 1)).ToList();
        var document = Document.FromText("a", string.Concat(Enumerable.Repeat("a b. ", Sentences)))
            .With(Layer<Sentence>.Of(spans.Select(static span => new Sentence(span))))
            .With(Layer<Quote>.Of([new Quote(new(0, Sentences * Length), QuoteKind.Mixed), .. spans.Select(static span => new Quote(new(span.Start, span.Start + 1), QuoteKind.Direct))]));

        var watch = Stopwatch.StartNew();
        Assert.NotNull(Article.Of(document));

        // Milliseconds when linear; twice this, and more on a busy machine, when each sentence looks at every quote before it.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"{watch.Elapsed}");
    }

    private static bool IsSpokenElsewhere(TextSpan sentence, Quote quote)
    {
        var shared = Enumerable.Range(sentence.Start, sentence.Length).Count(quote.Span.Contains);
        return quote.Kind == QuoteKind.Direct && shared * 2 > sentence.Length && !(quote.Speaker is { } speaker && sentence.Contains(speaker.Mention));
    }
}
