using Pipeline.Summarize;
using Pipeline.Summarize.Headlines;
using Pipeline.Testing;

namespace Pipeline.Tests.Summarize.Headlines;

public class HeadlineTests
{
    [Theory]
    [InlineData("A storm flooded the harbour of Port Ellis on Sunday and cut power to 12,000 homes, the county said.", "A storm flooded the harbour of Port Ellis on Sunday")]
    [InlineData("PORT ELLIS (AP) — Engineers closed four bridges over the harbour, a spokesman for the county told reporters.", "Engineers closed four bridges over the harbour")]
    [InlineData("(Reuters) - The mayor resigned on Monday.", "The mayor resigned on Monday")]
    [InlineData("The council approved a new sea wall that will cost the county 40 million dollars.", "The council approved a new sea wall")]
    [InlineData("Nobody was hurt.", "Nobody was hurt")]
    public void Cut_Sentence_EndsWhereAClauseDoes(string sentence, string expected) =>
        Assert.Equal(expected, HeadlineCut.Cut(sentence, new TextSpan(0, sentence.Length), 12).In(sentence).ToString());

    [Fact]
    public void Process_OwnHeading_IsTheHeadline()
    {
        var document = Run(Press.Article([(BlockKind.Heading, "Harbour under water"), .. Press.Story.Select(static text => (BlockKind.Paragraph, text))]));
        var headline = Assert.Single(document.Layer<Headline>());
        Assert.True(headline.IsOwn);
        Assert.Equal("Harbour under water", headline.Span.In(document.Text).ToString());
    }

    [Theory]
    [InlineData("And a heading that is far too long for a headline of twelve words in a row here")]
    [InlineData("***")]
    public void Process_HeadingThatIsNone_IsNotTaken(string heading)
    {
        var document = Run(Press.Article([(BlockKind.Heading, heading), .. Press.Story.Select(static text => (BlockKind.Paragraph, text))]));
        Assert.False(Assert.Single(document.Layer<Headline>()).IsOwn);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(30)]
    public void Process_AnyLimit_IsKept(int words)
    {
        var document = Run(Press.Article(Press.Story), words);
        Assert.InRange(Assert.Single(document.Layer<Headline>()).Span.In(document.Text).ToString().Split(' ').Length, 1, words);
    }

    [Fact]
    public void Process_NoText_GivesNone()
    {
        var document = Run(Document.FromText("a", ""));
        Assert.True(document.HasLayer<Headline>());
        Assert.Empty(document.Layer<Headline>());
    }

    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(static () => new HeadlineStage(new HeadlineOptions())).VerifyAsync(TestContext.Current.CancellationToken);

    private static Document Run(Document document, int words = 12) =>
        new HeadlineStage(new HeadlineOptions { Words = words }).ProcessAsync(document, CancellationToken.None).AsTask().Result;
}
