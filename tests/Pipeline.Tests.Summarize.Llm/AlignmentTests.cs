using CsCheck;
using Pipeline.Summarize.Llm;
using Pipeline.Summarize.Llm.Alignment;

namespace Pipeline.Tests.Summarize.Llm;

public class AlignmentTests
{
    private static readonly Document Article = Newsroom.Article(Newsroom.Story);

    [Theory]
    [InlineData("Port Ellis harbour was flooded by a storm on Sunday, cutting power to 12,000 homes.", true, new[] { 0 })]
    [InlineData("Insurers say damage is 40 million dollars.", true, new[] { 3 })]
    [InlineData("The mayor, Lena Ortiz, asked residents to stay away; insurers put the damage at 40 million dollars.", true, new[] { 2, 3 })]
    [InlineData("Insurers put the damage from the flood at 50 million dollars.", false, new[] { 3 })]
    [InlineData("The president resigned after the vote in parliament.", false, new int[0])]
    [InlineData("…", false, new int[0])]
    [InlineData("", false, new int[0])]
    public void Align_Sentence_FindsItsSources(string written, bool isSupported, int[] sources)
    {
        var aligned = Align(written);
        Assert.Equal(isSupported, aligned.IsSupported);
        Assert.Equal(sources.Select(static i => Article.Layer<Sentence>()[i].Span), aligned.Sources);
        Assert.Equal(sources.Length == 0, aligned.Span.IsEmpty);
    }

    [Fact]
    public void Align_SentenceOfTheArticle_IsFullySupportedByItself() => Assert.All(Newsroom.Story.Index(), static sentence =>
    {
        var aligned = Align(sentence.Item);
        Assert.Equal(1, aligned.Support);
        Assert.Equal(Article.Layer<Sentence>()[sentence.Index].Span, aligned.Span);
    });

    [Fact]
    public void Align_AnyText_GivesSpansOfTheArticle() => Gen.String[0, 200].Sample(static written =>
    {
        var aligned = Align(written);
        Assert.InRange(aligned.Support, 0, 1);
        Assert.All(aligned.Sources, static span => Assert.Contains(span, Article.Layer<Sentence>().Select(static sentence => sentence.Span)));
    });

    [Fact]
    public void WithSpans_LostSource_IsDropped()
    {
        var aligned = Align("Insurers say damage is 40 million dollars.");
        Assert.Empty(aligned.WithSpans(static _ => default).Sources);
        Assert.Equal(aligned, aligned.WithSpans(static span => span));
    }

    private static LlmSummarySentence Align(string written) =>
        new SentenceAligner(Article.Text, [.. Article.Layer<Sentence>().Select(static sentence => sentence.Span)]).Align(written, 0);
}
