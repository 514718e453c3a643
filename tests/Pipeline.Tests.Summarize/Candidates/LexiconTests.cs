using Pipeline.Summarize.Candidates;

namespace Pipeline.Tests.Summarize.Candidates;

public class LexiconTests
{
    [Theory]
    [InlineData("As for the harbour, it is closed.", true)]
    [InlineData("As foreign ministers met, the harbour closed.", false)]
    [InlineData("In fact, the harbour is closed.", true)]
    [InlineData("In factories around the harbour the power is off.", false)]
    [InlineData("“Such a flood is rare.", true)]
    [InlineData("Such abuses are rare.", false)]
    [InlineData("At that", true)]
    [InlineData("What’s more, the bridge fell.", true)]
    [InlineData("IN ADDITION the bridge fell.", true)]
    [InlineData("", false)]
    public void Leans_PhraseAtTheHead_EndsWithAWord(string sentence, bool expected) => Assert.Equal(expected, Lexicon.Leans(sentence));
}
