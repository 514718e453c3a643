using Pipeline.Summarize;
using Pipeline.Summarize.Headlines;
using Pipeline.Summarize.Keyphrases;

namespace Pipeline.Tests.Summarize;

public class ExplanationTests
{
    private const string She = "She asked 12,000 residents of the flooded harbour district to leave the flooded streets of Port Ellis by Monday night.";

    [Fact]
    public async Task Explain_News_GivesTheSameSummaryAndAReasonForEachSentence()
    {
        var (document, decisions) = await ExplainAsync(new SummarizeStage(new SummarizeOptions()), Press.Article(Press.Story));

        Assert.Equal(Press.Run(Press.Article(Press.Story)).Layer<SummarySentence>(), document.Layer<SummarySentence>());
        Assert.Equal(document.Layer<SummarySentence>().Select(static sentence => sentence.Span), decisions.Where(static decision => decision.Verdict == Verdict.Kept).Select(static decision => decision.Span!.Value));
        Assert.Equal(Press.Story.Length, decisions.Count);
        Assert.All(decisions, static decision => Assert.Contains("place ", decision.Reason, StringComparison.Ordinal));
        Assert.StartsWith("leans on the sentence before; ", Of(document, decisions, Press.Story[3]).Reason, StringComparison.Ordinal);
        Assert.StartsWith("speech whose speaker is named elsewhere; ", Of(document, decisions, Press.Story[5]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Repeat_SaysOfWhat()
    {
        var again = Press.Story[0].Replace("on Sunday", "late on Sunday", StringComparison.Ordinal);
        var (document, decisions) = await ExplainAsync(new SummarizeStage(new SummarizeOptions()), Press.Article([.. Press.Story, again]));

        Assert.Contains("of its terms with a sentence that is picked", Of(document, decisions, again).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SummaryMethod.Lead, "picked by `lead`, score 1")]
    [InlineData(SummaryMethod.Textrank, "picked by `textrank`, score 0.")]
    public async Task Explain_Classic_SaysWhichAndItsScore(SummaryMethod method, string expected)
    {
        var (_, decisions) = await ExplainAsync(new SummarizeStage(new SummarizeOptions { Method = method }), Press.Article(Press.Story));

        Assert.Equal(3, decisions.Count);
        Assert.StartsWith(expected, decisions[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Resolve_StandsAtThePlacesAfterTheNames()
    {
        // The first sentence does not fit, so that the pronoun of the second needs its name.
        var article = Press.Article("Mayor Lena Ortiz spoke of the flood in Port Ellis on Monday in the town hall of the old harbour, for the first time since then.", She, "The bridge is closed.");
        var start = article.Text.IndexOf("She", StringComparison.Ordinal);
        article = article.With(Layer<Quote>.Of(
            new Quote(new TextSpan(start + 4, start + She.Length), QuoteKind.Indirect) { Speaker = new Speaker("Lena Ortiz", new TextSpan(start, start + 3)) }));
        var (document, decisions) = await ExplainAsync(new SummarizeStage(new SummarizeOptions { Sentences = 1, Resolve = true, Words = 21 }), article);

        Assert.All(decisions, decision => Assert.InRange(decision.Span!.Value.End, 0, document.Text.Length));
        var kept = Assert.Single(decisions, static decision => decision.Verdict == Verdict.Kept);
        Assert.Equal(document.Layer<SummarySentence>()[0].Span, kept.Span);
        Assert.StartsWith("She [Lena Ortiz] asked", kept.Span!.Value.In(document.Text).ToString(), StringComparison.Ordinal);
        Assert.Equal(" [Lena Ortiz]", Assert.Single(decisions, static decision => decision.Verdict == Verdict.Changed).Span!.Value.In(document.Text).ToString());
        var last = Assert.Single(decisions, decision => decision.Span!.Value.Start > kept.Span!.Value.Start && decision.Verdict == Verdict.Dropped);
        Assert.Equal("The bridge is closed.", last.Span!.Value.In(document.Text).ToString());
    }

    [Fact]
    public async Task Explain_Headline_SaysWhetherItIsTheArticlesOwn()
    {
        var (_, own) = await ExplainAsync(new HeadlineStage(new HeadlineOptions()), Press.Article((BlockKind.Heading, "Storm floods Port Ellis"), (BlockKind.Paragraph, Press.Story[0])));
        var (_, cut) = await ExplainAsync(new HeadlineStage(new HeadlineOptions()), Press.Article(Press.Story));

        Assert.Equal((Verdict.Kept, "the first heading, before any paragraph"), (own[0].Verdict, own[0].Reason));
        Assert.Equal(Verdict.Decided, cut[0].Verdict);
        Assert.StartsWith("no heading of at most 12 words", cut[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Keyphrases_SaysHowOftenEachIsSaid()
    {
        var (document, decisions) = await ExplainAsync(new KeyphrasesStage(new KeyphrasesOptions()), Press.Article(Press.Story));

        Assert.Equal(document.Layer<Keyphrase>().OrderBy(static phrase => phrase.Rank).Select(static phrase => phrase.Span), decisions.Select(static decision => decision.Span!.Value));
        Assert.Contains(decisions, static decision => decision.Reason.Contains("said 2 times", StringComparison.Ordinal));
    }

    private static async Task<(Document Document, List<Decision> Decisions)> ExplainAsync(IExplainedStage stage, Document article)
    {
        var decisions = new List<Decision>();
        var document = await stage.ExplainAsync(article, decisions, TestContext.Current.CancellationToken);
        return (document, decisions);
    }

    private static Decision Of(Document document, List<Decision> decisions, string sentence) =>
        Assert.Single(decisions, decision => decision.Span!.Value.In(document.Text).SequenceEqual(sentence));
}
