using CsCheck;
using Pipeline.Summarize;

namespace Pipeline.Tests.Summarize;

public class BudgetTests
{
    public static TheoryData<SummaryMethod> Methods() => [.. Enum.GetValues<SummaryMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Process_AnyBudget_IsKept(SummaryMethod method) => Gen.Select(Gen.Int[1, 12], Gen.Int[0, 120], Gen.Int[0, 700]).Sample(
        (sentences, words, characters) =>
        {
            var summary = Press.Summary(Press.Article(Press.Story), new SummarizeOptions { Sentences = sentences, Words = words, Characters = characters, Method = method });
            Assert.True(summary.Length <= sentences);
            Assert.True(words == 0 || summary.Sum(static sentence => sentence.Split(' ').Length) <= words);
            Assert.True(characters == 0 || string.Join(' ', summary).Length <= characters);
        },
        iter: 300);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Process_RoomForAll_TakesThemAllInOrder(SummaryMethod method)
    {
        string[] story = [Press.Story[0], Press.Story[4], Press.Story[8]];
        var options = new SummarizeOptions { Sentences = 3, Words = story.Sum(static sentence => sentence.Split(' ').Length), Characters = string.Join(' ', story).Length, Method = method };
        Assert.Equal(story, Press.Summary(Press.Article(story), options));
        options.Characters--;
        Assert.Equal(2, Press.Summary(Press.Article(story), options).Length);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Process_NothingFits_GivesAnEmptySummary(SummaryMethod method) =>
        Assert.Empty(Press.Summary(Press.Article(Press.Story), new SummarizeOptions { Characters = 5, Method = method }));

    [Fact]
    public void Process_FewCharacters_TakesTheBestThatFits() =>
        Assert.NotEmpty(Press.Summary(Press.Article(Press.Story), new SummarizeOptions { Characters = 90 }));
}
