using System.Diagnostics;
using Pipeline.Summarize;

namespace Pipeline.Tests.Summarize.Classics;

public class ClassicTests
{
    // The second sentence has the words of all others; the last has words of its own.
    private static readonly string[] Hub =
    [
        "Ferries stopped on Sunday.", "Ferries, schools, bridges and markets in Port Ellis stayed closed because of the storm.", "Schools in Port Ellis opened late.",
        "Bridges were damaged by the storm.", "Markets lost their goods.", "Gulls sang over quiet rooftops.",
    ];

    [Theory]
    [InlineData(SummaryMethod.Textrank)]
    [InlineData(SummaryMethod.Lexrank)]
    public void Process_GraphMethod_TakesTheSentenceThatAllOthersAreLike(SummaryMethod method) =>
        Assert.Equal([Hub[1]], Press.Summary(Press.Article(Hub), new SummarizeOptions { Sentences = 1, Method = method }));

    [Theory]
    [InlineData(SummaryMethod.Textrank)]
    [InlineData(SummaryMethod.Lexrank)]
    [InlineData(SummaryMethod.Lsa)]
    [InlineData(SummaryMethod.Pacsum)]
    public void Process_SentenceOfItsOwnWords_ComesLast(SummaryMethod method) =>
        Assert.DoesNotContain(Hub[5], Press.Summary(Press.Article(Hub), new SummarizeOptions { Sentences = 2, Method = method }));

    [Fact]
    public void Process_Pacsum_PrefersWhatComesFirstOfTwoThatAreAlike()
    {
        string[] story = ["The harbour flood closed schools.", "Insurers wait.", "The harbour flood closed schools again.", "Gulls sang."];
        Assert.Equal([story[0]], Press.Summary(Press.Article(story), new SummarizeOptions { Sentences = 1, Method = SummaryMethod.Pacsum }));
    }

    [Fact]
    public void Process_Sumbasic_DoesNotRepeatItsWords()
    {
        string[] story = ["Flood harbour bridge.", "Flood harbour bridge.", "Schools wait.", "Trains idle."];
        Assert.Equal([story[0], story[2]], Press.Summary(Press.Article(story), new SummarizeOptions { Sentences = 2, Method = SummaryMethod.Sumbasic }));
    }

    [Fact]
    public void Process_Kl_MatchesTheWordsOfTheArticle()
    {
        string[] story = ["Gamma delta epsilon zeta.", "Alpha beta.", "Alpha beta gamma delta.", "Alpha beta."];
        Assert.Equal([story[2]], Press.Summary(Press.Article(story), new SummarizeOptions { Sentences = 1, Method = SummaryMethod.Kl }));
    }

    [Fact]
    public void Process_Lsa_TakesTheMainTopic()
    {
        string[] story = ["Flood harbour storm bridge.", "Opera singer.", "Flood harbour storm.", "Harbour storm bridge flood ferry.", "Opera house."];
        Assert.Equal([story[3]], Press.Summary(Press.Article(story), new SummarizeOptions { Sentences = 1, Method = SummaryMethod.Lsa }));
    }

    [Theory]
    [InlineData(SummaryMethod.Textrank)]
    [InlineData(SummaryMethod.Lexrank)]
    [InlineData(SummaryMethod.Lsa)]
    [InlineData(SummaryMethod.Sumbasic)]
    [InlineData(SummaryMethod.Kl)]
    [InlineData(SummaryMethod.Pacsum)]
    public void Process_TenThousandSentences_TakesBoundedTimeAndMemory(SummaryMethod method)
    {
        var random = new Random(5);
        var document = Press.Article([.. Enumerable.Range(0, 10_000).Select(i => $"Word{random.Next(3000)} met word{random.Next(300)} in town{random.Next(40)} on day {i}.")]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        Assert.Equal(3, Press.Summary(document, new SummarizeOptions { Method = method }).Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000_000);
    }
}
