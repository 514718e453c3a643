using Pipeline.TagQuotes;

namespace Pipeline.Tests.TagQuotes;

public class LayerTests
{
    private const string Article =
        "Maria Lund, the port’s director, said the harbour would close for a week. “It has to be dredged,” Lund said, “before the spring.”\n\n"
        + "“Nobody asked the crews,” union leader Peter Berg said. The so-called “harbour of tears” was closed for a year.";

    [Fact]
    public void Tag_InterruptedQuote_SharesChain()
    {
        var quotes = Press.Tag(Article).Layer<Quote>();

        Assert.Equal([null, 1, 1, null], quotes.Select(static quote => quote.Chain));
    }

    [Fact]
    public void Tag_Quotes_HaveConfidence() =>
        Assert.All(Press.Tag(Article).Layer<Quote>(), static quote => Assert.InRange(quote.Confidence!.Value, 0.05, 1));

    [Fact]
    public void Tag_Speakers_AreCounted()
    {
        var document = Press.Tag(Article);
        var speakers = document.Layer<SpeakerProfile>();

        Assert.Equal(["Maria Lund", "Peter Berg"], speakers.Select(static speaker => speaker.Name));
        Assert.Equal([3, 1], speakers.Select(static speaker => speaker.Quotes));
        Assert.Equal([15, 4], speakers.Select(static speaker => speaker.Words));
        Assert.Equal("Maria Lund", speakers[0].Span.In(document.Text).ToString());
        Assert.Contains("Lund", speakers[0].Aliases);
    }

    [Fact]
    public void Tag_NotSpeech_IsKeptOnRequest()
    {
        const string Text = "The so-called “harbour of tears” was closed. Magnus “Tiny” Lund read the novel “Winter Light” there. One “mark stood alone.";
        var document = Press.Tag(Text, new TagQuotesOptions { NotSpeech = true });

        Assert.Empty(Press.Tag(Text).Layer<Quote>());
        Assert.Equal(
            [QuoteKind.Term, QuoteKind.Nickname, QuoteKind.Title, QuoteKind.Unpaired],
            document.Layer<Quote>().Select(static quote => quote.Kind));
    }

    [Fact]
    public void Tag_MinConfidence_DropsTheDoubtful()
    {
        var all = Press.Tag(Article).Layer<Quote>();
        var most = all.Max(static quote => quote.Confidence!.Value);

        var kept = Press.Tag(Article, new TagQuotesOptions { MinConfidence = most }).Layer<Quote>();

        Assert.Equal(all.Where(quote => quote.Confidence == most), kept);
        Assert.InRange(kept.Count, 1, all.Count - 1);
        Assert.Empty(Press.Tag(Article, new TagQuotesOptions { MinConfidence = 1 }).Layer<Quote>());
    }

    [Fact]
    public async Task Explain_Article_GivesReasonsAndSameLayers()
    {
        var segmented = await StageOf.Plugin<Segment.SegmentPlugin>().ProcessAsync(Document.FromText("article", Article), TestContext.Current.CancellationToken);
        var decisions = new List<Decision>();

        var explained = await ((IExplainedStage)StageOf.Plugin<TagQuotesPlugin>()).ExplainAsync(segmented, decisions, TestContext.Current.CancellationToken);

        Assert.Equal(Press.Tag(Article).Layer<Quote>(), explained.Layer<Quote>());
        Assert.Contains(decisions, static decision => decision is { Verdict: Verdict.Decided, Subject: "speaker" } && decision.Reason.StartsWith("content, subject, “said”", StringComparison.Ordinal));
        Assert.Contains(decisions, static decision => decision is { Verdict: Verdict.Dropped, Subject: "words in quotation marks" });
    }
}
