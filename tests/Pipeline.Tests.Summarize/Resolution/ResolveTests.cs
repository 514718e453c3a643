using Pipeline.Summarize;

namespace Pipeline.Tests.Summarize.Resolution;

public class ResolveTests
{
    private const string First = "Mayor Lena Ortiz spoke of the flood in Port Ellis on Monday.";
    private const string Second = "She asked 12,000 residents of the flooded harbour district to leave the flooded streets of Port Ellis by Monday night.";

    [Fact]
    public void Process_Resolve_PutsTheNameBesideThePronoun()
    {
        var document = Press.Run(Story(Second), OneSentence);
        var sentence = Assert.Single(document.Layer<SummarySentence>());
        Assert.Equal("She [Lena Ortiz] asked 12,000 residents of the flooded harbour district to leave the flooded streets of Port Ellis by Monday night.", sentence.Span.In(document.Text).ToString());
    }

    [Fact]
    public void Process_Resolve_IsARecordedEditThatLeadsBackToTheOriginal()
    {
        var before = Story(Second);
        var document = Press.Run(before, OneSentence);
        var span = document.Layer<SummarySentence>()[0].Span;
        Assert.Equal(Second, document.Origin.ToOriginal(span) is var place ? before.Original[place.Start..place.End] : "");
        Assert.NotEqual(before.Text, document.Text);
        Assert.Equal(before.Text, document.Original);
        Assert.Equal(before.Layer<Sentence>().Count, document.Layer<Sentence>().Count);
    }

    [Fact]
    public void Process_ResolvePossessive_PutsTheNameInTheGenitive()
    {
        var document = Press.Run(Story("Her" + Second[3..].Replace(" asked", " aides asked", StringComparison.Ordinal)), OneSentence);
        Assert.StartsWith("Her [Lena Ortiz’s] aides asked", document.Layer<SummarySentence>()[0].Span.In(document.Text).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Process_SentenceBeforeIsPicked_ChangesNothing()
    {
        var document = Story(Second);
        Assert.Same(document.Text, Press.Run(document, new SummarizeOptions { Resolve = true, Sentences = 2 }).Text);
    }

    [Fact]
    public void Process_WithoutResolve_ChangesNothing()
    {
        var document = Story(Second);
        Assert.Same(document.Text, Press.Run(document, new SummarizeOptions { Sentences = 1 }).Text);
    }

    [Theory]
    [InlineData("He asked residents to leave the flooded streets.", "Ms. Ortiz and others were there.")]
    [InlineData("They asked residents to leave the flooded streets.", "All were there.")]
    [InlineData("It asked residents to leave the flooded streets.", "All were there.")]
    [InlineData("She’s asked residents to leave the flooded streets.", "All were there.")]
    public void Process_PronounThatIsNotPlain_IsLeft(string second, string last)
    {
        var document = Story(second, last);
        Assert.Same(document.Text, Press.Run(document, new SummarizeOptions { Resolve = true, Sentences = 1, Method = SummaryMethod.Lexrank }).Text);
    }

    [Fact]
    public void Process_TwoPersonsBefore_ResolvesNothing()
    {
        string[] story = ["Mayor Lena Ortiz met Governor Anna Bell on Monday.", "She asked residents to leave the flooded streets of the harbour district of Port Ellis by Monday night."];
        var document = Press.Article(story);
        var ortiz = new Quote(new TextSpan(0, 2), QuoteKind.Indirect) { Speaker = new Speaker("Lena Ortiz", Mention(document, "Lena Ortiz")) };
        var bell = new Quote(new TextSpan(3, 5), QuoteKind.Indirect) { Speaker = new Speaker("Anna Bell", Mention(document, "Anna Bell")) };
        document = document.With(Layer<Quote>.Of(ortiz, bell));
        foreach (var sentences in new[] { 1, 2 })
            Assert.Same(document.Text, Press.Run(document, new SummarizeOptions { Resolve = true, Sentences = sentences }).Text);
    }

    [Fact]
    public void Process_SpeakerOfTheQuoteLayer_ComesFirst()
    {
        string[] story = ["Ferries wait outside the bay.", "She said the flood was the worst that the harbour district of Port Ellis had seen since 1962."];
        var document = Press.Article(story);
        var start = document.Layer<Sentence>()[1].Span.Start;
        document = document.With(Layer<Quote>.Of(new Quote(new TextSpan(start + 9, start + 40), QuoteKind.Indirect) { Speaker = new Speaker("Lena Ortiz", new TextSpan(start, start + 3)) }));
        var after = Press.Run(document, OneSentence);
        Assert.Contains("She [Lena Ortiz] said", after.Text, StringComparison.Ordinal);
    }

    private static SummarizeOptions OneSentence => new() { Resolve = true, Sentences = 1, Words = 21 };

    private static Document Story(string second, string? last = null)
    {
        var document = Press.Article([First + " The meeting in the town hall of the old harbour was the first since the flood.", second, .. last is null ? Array.Empty<string>() : [last]]);
        return document.With(Layer<Quote>.Of(new Quote(new TextSpan(17, 30), QuoteKind.Indirect) { Speaker = new Speaker("Lena Ortiz", Mention(document, "Lena Ortiz")) }));
    }

    private static TextSpan Mention(Document document, string name)
    {
        var start = document.Text.IndexOf(name, StringComparison.Ordinal);
        return new TextSpan(start, start + name.Length);
    }
}
