using Pipeline.Summarize;
using Pipeline.Summarize.Keyphrases;
using Pipeline.Testing;

namespace Pipeline.Tests.Summarize.Keyphrases;

public class KeyphraseTests
{
    [Fact]
    public void Process_Story_RanksWhatItIsAbout()
    {
        var phrases = Phrases(Press.Article(Press.Story));
        Assert.Contains("Port Ellis", phrases.Take(3));
        Assert.Contains(phrases, static phrase => phrase.Contains("harbour", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(phrases, static phrase => phrase.Contains("flood", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Process_ShortAndLongForm_AreOne()
    {
        var phrases = Phrases(Press.Article(
            "Mayor Lena Ortiz spoke of the flood.", "Ortiz was at the harbour.", "The harbour belongs to Ortiz.", "Ortiz has a boat.", "Lena Ortiz is well."));
        Assert.Single(phrases, static phrase => phrase.Contains("Ortiz", StringComparison.Ordinal));
    }

    [Fact]
    public void Process_SamePhraseInOtherForms_HasAllMentions()
    {
        var document = Run(Press.Article("Sea walls were built.", "The sea wall was old.", "A Sea Wall fell."), new KeyphrasesOptions());
        var wall = Assert.Single(document.Layer<Keyphrase>(), phrase => phrase.Span.In(document.Text).Contains("walls", StringComparison.Ordinal));
        Assert.Equal(["Sea walls", "sea wall", "Sea Wall"], wall.Mentions.Select(span => span.In(document.Text).ToString()));
        Assert.Equal(wall.Mentions[0], wall.Span);
    }

    [Fact]
    public void Process_Ranks_AreOneToCountInTheOrderOfScores()
    {
        var phrases = Run(Press.Article(Press.Story), new KeyphrasesOptions { Count = 7 }).Layer<Keyphrase>().OrderBy(static phrase => phrase.Rank).ToList();
        Assert.Equal(Enumerable.Range(1, 7), phrases.Select(static phrase => phrase.Rank));
        Assert.Equal(phrases.Select(static phrase => phrase.Score).OrderDescending(), phrases.Select(static phrase => phrase.Score));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Process_WordLimit_IsKept(int words)
    {
        var document = Run(Press.Article(Press.Story), new KeyphrasesOptions { Words = words });
        Assert.All(document.Layer<Keyphrase>(), phrase => Assert.InRange(phrase.Span.In(document.Text).ToString().Split(' ').Length, 1, words));
    }

    [Fact]
    public void WithSpans_LostMention_IsDropped()
    {
        var phrase = new Keyphrase(new TextSpan(0, 4), 1, 2) { Mentions = [new TextSpan(0, 4), new TextSpan(8, 12)] };
        var moved = phrase.WithSpans(static span => span.Start < 8 ? span : new TextSpan(8, 8));
        Assert.Equal(phrase with { Mentions = [new TextSpan(0, 4)] }, moved);
    }

    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(static () => new KeyphrasesStage(new KeyphrasesOptions())).VerifyAsync(TestContext.Current.CancellationToken);

    private static string[] Phrases(Document document)
    {
        var result = Run(document, new KeyphrasesOptions());
        return [.. result.Layer<Keyphrase>().OrderBy(static phrase => phrase.Rank).Select(phrase => phrase.Span.In(result.Text).ToString())];
    }

    private static Document Run(Document document, KeyphrasesOptions options) => new KeyphrasesStage(options).ProcessAsync(document, CancellationToken.None).AsTask().Result;
}
