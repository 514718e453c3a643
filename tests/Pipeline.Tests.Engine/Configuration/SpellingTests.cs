using Pipeline.Engine.Configuration;

namespace Pipeline.Tests.Engine.Configuration;

public class SpellingTests
{
    [Theory]
    [InlineData("sentance", "sentence")]
    [InlineData("tag-qoutes", "tag-quotes")]
    [InlineData("Clean", "clean")]
    [InlineData("sumarize", "summarize")]
    [InlineData("xyz", null)]
    [InlineData("o", null)]
    [InlineData("", null)]
    public void Nearest_OfAWord_IsWhatWasMeant(string word, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(word, ["to", "tag-quotes", "clean", "summarize", "sentence"]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void Distance_OfTwoWords_CountsEdits(string left, string right, int expected)
    {
        Assert.Equal(expected, Spelling.Distance(left, right));
        Assert.Equal(expected, Spelling.Distance(right, left));
    }

    [Fact]
    public void Nearest_OfAHugeWord_IsNone() => Assert.Null(Spelling.Nearest(new string('a', 1_000_000), [new string('a', 1_000_000)]));
}
