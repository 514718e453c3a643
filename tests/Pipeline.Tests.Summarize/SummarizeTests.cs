using System.ComponentModel.DataAnnotations;
using Pipeline.Summarize;

namespace Pipeline.Tests.Summarize;

public class SummarizeTests
{
    [Theory]
    [InlineData(SummaryMethod.News)]
    [InlineData(SummaryMethod.Lead)]
    public void Process_EmptyText_GivesAnEmptySummary(SummaryMethod method)
    {
        var document = Press.Run(Document.FromText("a", ""), new SummarizeOptions { Method = method });
        Assert.True(document.HasLayer<SummarySentence>());
        Assert.Empty(document.Layer<SummarySentence>());
    }

    [Theory]
    [InlineData(SummaryMethod.News)]
    [InlineData(SummaryMethod.Lead)]
    public void Process_FewerSentencesThanAsked_TakesThemAll(SummaryMethod method)
    {
        var document = Press.Article("A storm flooded the harbour.", "Crews restored the power on Monday.");
        Assert.Equal(2, Press.Summary(document, new SummarizeOptions { Method = method, Sentences = 100 }).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Process_SentenceBudget_IsKeptAndSpent(int sentences) =>
        Assert.Equal(sentences, Press.Summary(Press.Article(Press.Story), new SummarizeOptions { Sentences = sentences }).Length);

    [Theory]
    [InlineData(SummaryMethod.News, 10)]
    [InlineData(SummaryMethod.News, 40)]
    [InlineData(SummaryMethod.Lead, 40)]
    public void Process_WordBudget_IsKept(SummaryMethod method, int words)
    {
        var summary = Press.Summary(Press.Article(Press.Story), new SummarizeOptions { Sentences = 100, Words = words, Method = method });
        Assert.NotEmpty(summary);
        Assert.True(summary.Sum(sentence => sentence.Split(' ').Length) <= words);
    }

    [Fact]
    public void Process_Lead_TakesTheFirstSentences() =>
        Assert.Equal(Press.Story[..3], Press.Summary(Press.Article(Press.Story), new SummarizeOptions { Method = SummaryMethod.Lead }));

    [Fact]
    public void Process_News_KeepsDocumentOrder()
    {
        var spans = Press.Run(Press.Article(Press.Story)).Layer<SummarySentence>().Select(sentence => sentence.Span.Start).ToList();
        Assert.Equal(spans.Order(), spans);
    }

    [Fact]
    public void Process_News_StartsWithTheLead() => Assert.Equal(Press.Story[0], Press.Summary(Press.Article(Press.Story))[0]);

    [Theory]
    [InlineData(BlockKind.Heading)]
    [InlineData(BlockKind.Caption)]
    [InlineData(BlockKind.Table)]
    [InlineData(BlockKind.Byline)]
    [InlineData(BlockKind.Credit)]
    [InlineData(BlockKind.Boilerplate)]
    public void Process_BlockThatIsNoArticleText_IsNeverTaken(BlockKind kind)
    {
        var document = Press.Article([(kind, Press.Story[0]), .. Press.Story.Skip(1).Select(text => (BlockKind.Paragraph, text))]);
        foreach (var method in Enum.GetValues<SummaryMethod>())
            Assert.DoesNotContain(Press.Story[0], Press.Summary(document, new SummarizeOptions { Sentences = 100, Method = method }));
    }

    [Theory]
    [InlineData("Ann Bell and Raj Cole contributed to this report.")]
    [InlineData("Watch Ann Bell close the sluice gates of Port Ellis »")]
    [InlineData("Thank you for using the timetables of the Port Ellis ferries, and come again.")]
    [InlineData("Below are the questions of our readers, and what the harbour master answered.")]
    [InlineData("Sign up for our morning letter.")]
    [InlineData("Email your photographs of the flood in Port Ellis to desk@example.org.")]
    [InlineData("Thank you for reading the flood diary of the harbour this week.")]
    [InlineData("This story has been updated with new figures.")]
    [InlineData("Newsletter: what to read in the morning, at noon and in the evening, from all of our reporters.")]
    [InlineData("(Reporting by Ann Bell in Port Ellis and Raj Cole in the capital; Editing by Kim Dow and others.)")]
    [InlineData("Ann Bell in Port Ellis, Raj Cole in the capital and Kim Dow on the sea wall contributed to this report.")]
    public void Process_Boilerplate_IsNeverTaken(string line) =>
        Assert.DoesNotContain(line, Press.Summary(Press.Article([.. Press.Story, line]), new SummarizeOptions { Sentences = 100 }));

    [Theory]
    [InlineData("The county won the copyright case against the publisher of the flood maps after six years in court.")]
    [InlineData("Scientists of the harbour institute said in a newsletter to members that the next flood will be higher.")]
    [InlineData("The mayor asked residents of the flooded streets to share your boats with those who have none left.")]
    [InlineData("Copyrighted maps of the harbour were among the papers that the flood destroyed in the county archive.")]
    [InlineData("“Tell us when the power will be back in the harbour,” a crowd of residents shouted at the mayor on Sunday.")]
    public void Process_NewsWithAWordOfBoilerplate_MayBeTaken(string line) =>
        Assert.Contains(line, Press.Summary(Press.Article([.. Press.Story, line]), new SummarizeOptions { Sentences = 100 }));

    [Theory]
    [InlineData("Damage: The flooded bridge in the harbour of Port Ellis on Sunday.", false)]
    [InlineData("Flood watch: Crews in the harbour district of Port Ellis on Monday.", false)]
    [InlineData("The mayor said: The harbour of Port Ellis needs new cranes, deeper docks and a longer quay.", true)]
    [InlineData("One thing was clear to all: The harbour of Port Ellis is closed.", true)]
    public void Process_WordBeforeAColonAndACapital_IsACaption(string line, bool isTaken) =>
        Assert.Equal(isTaken, Press.Summary(Press.Article([.. Press.Story, line]), new SummarizeOptions { Sentences = 100 }).Contains(line));

    [Fact]
    public void Process_PlaceBeforeTheFirstSentence_IsNoCaption() =>
        Assert.Contains("Ellis: " + Press.Story[0], Press.Summary(Press.Article(["Ellis: " + Press.Story[0], .. Press.Story[1..]])));

    [Theory]
    [InlineData("The mayor said: 'We have never seen anything like this.", true)]
    [InlineData("'We have never seen anything like this, she said.", true)]
    [InlineData("We need help for months to come.'", true)]
    [InlineData("The mayor said: 'We have never seen anything like this.'", false)]
    [InlineData("‘We need help,’ the mayor said, and ‘help’ is what the town’s residents’ group gave.", false)]
    [InlineData("The residents' boats of the '90s were lost.", false)]
    [InlineData("", false)]
    public void IsHalf_SingleMarks_AreCounted(string sentence, bool expected) => Assert.Equal(expected, Pipeline.Summarize.Candidates.SingleQuotes.IsHalf(sentence));

    [Fact]
    public void Process_HeadingInTextWithoutBlocks_IsNeverTaken()
    {
        const string Text = "Harbour under water\nA storm flooded the harbour on Sunday.\nCrews are at work.";
        var document = Document.FromText("a", Text).With(Layer<Sentence>.Of(
            new Sentence(new TextSpan(0, 19)), new Sentence(new TextSpan(20, 58)), new Sentence(new TextSpan(59, 77))));
        Assert.Equal(["A storm flooded the harbour on Sunday.", "Crews are at work."], Press.Summary(document));
    }

    [Fact]
    public void Process_SentenceThatLeansOnTheOneBefore_ComesOnlyAfterIt()
    {
        foreach (var sentences in Enumerable.Range(1, 7))
        {
            var summary = Press.Summary(Press.Article(Press.Story), new SummarizeOptions { Sentences = sentences });
            foreach (var leaning in new[] { 1, 3 })
                Assert.True(!summary.Contains(Press.Story[leaning]) || summary.Contains(Press.Story[leaning - 1]));
        }
    }

    [Fact]
    public void Process_QuoteWithoutItsSpeaker_ComesOnlyAfterTheSentenceBefore()
    {
        string[] story = ["The mayor spoke on Monday of the flood.", "Power is back in the harbour of Port Ellis.", "“The flood in the harbour of Port Ellis is over, and power is back.”"];
        Assert.Equal(story[..2], Press.Summary(Press.Article(story), new SummarizeOptions { Sentences = 2 }));
    }

    [Fact]
    public void Process_QuoteLayer_TellsThatASpeakerIsElsewhere()
    {
        string[] story =
        [
            "Mayor Lena Ortiz spoke of the harbour.", "Ships wait outside the bay.", "The harbour is closed and the flood in the harbour is the worst ever.", "Fish is dear in town.",
        ];
        var document = Press.Article(story);
        Assert.Contains(story[2], Press.Summary(document, new SummarizeOptions { Sentences = 2 }));
        var quoted = document.With(Layer<Quote>.Of(new Quote(document.Layer<Sentence>()[2].Span, QuoteKind.Direct) { Speaker = new Speaker("Lena Ortiz", new TextSpan(6, 16)) }));
        Assert.DoesNotContain(story[2], Press.Summary(quoted, new SummarizeOptions { Sentences = 2 }));
    }

    [Fact]
    public void Process_RepeatedSentence_IsTakenOnce()
    {
        string[] story = [Press.Story[0], "Ships wait outside the bay for the pilots.", Press.Story[0] + " Again.", "Fishermen lost many boats in the waves."];
        Assert.Equal([story[0], story[1], story[3]], Press.Summary(Press.Article(story)));
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(100, 100_000, true)]
    [InlineData(101, 0, false)]
    [InlineData(3, -1, false)]
    public void Options_Ranges_AreChecked(int sentences, int words, bool isValid)
    {
        var options = new SummarizeOptions { Sentences = sentences, Words = words };
        Assert.Equal(isValid, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }
}
