using CsCheck;
using Pipeline.Summarize.Candidates;

namespace Pipeline.Tests.Summarize.Candidates;

public class DefiniteNounsTests
{
    [Theory]
    [InlineData("The glitches have been fixed.", "glitches")]
    [InlineData("The harbour crane collapsed at night.", "crane")]
    [InlineData("The newly painted crane fell at night.", "crane")]
    [InlineData("The crane of the county fell.", "")]
    [InlineData("The crane that fell was old.", "")]
    [InlineData("The Port Ellis crane fell.", "")]
    [InlineData("The 12 cranes fell.", "")]
    [InlineData("The government said no.", "")]
    [InlineData("The big old rusty harbour crane fell.", "")]
    [InlineData("A crane fell.", "")]
    [InlineData("The crane", "")]
    [InlineData("The ", "")]
    [InlineData("", "")]
    public void Of_Head_IsTheNounThatIsTakenForKnown(string sentence, string expected) => Assert.Equal(expected, DefiniteNouns.Of(sentence).ToString());

    [Fact]
    public void Mark_NounThatCameUp_IsIntroducedByThoseWithItAndTheOneBefore()
    {
        var article = Article.Of(Press.Article(["A crane stands in the harbour of Port Ellis.", "Schools open on time.", "Ferries wait for the storm.", "The crane fell at night.", "All cranes are checked."]));
        var bit = article.Candidates[3].Presumes;
        Assert.Equal(1, NameMentions.Count(bit));
        Assert.Equal([true, false, true, false, false], article.Candidates.Select(candidate => (candidate.Introduces & bit) != 0));
    }

    [Fact]
    public void Mark_NounThatIsNew_PresumesNothing()
    {
        var article = Article.Of(Press.Article(["Schools open on time.", "Ferries wait for the storm.", "The crane fell at night."]));
        Assert.Equal(0UL, article.Candidates[2].Presumes);
    }

    [Theory]
    [InlineData("Nobody knows what these two will say.", true)]
    [InlineData("Nobody reads the Gazette these days.", false)]
    [InlineData("Nobody knows what Ola Lund will say.", false)]
    public void Mark_These_PresumesTheSentenceBefore(string sentence, bool expected)
    {
        var article = Article.Of(Press.Article(["Schools open on time.", "A crane stands in the harbour.", sentence]));
        var bit = article.Candidates[2].Presumes;
        Assert.Equal(expected ? 1 : 0, NameMentions.Count(bit));
        Assert.Equal(expected, (article.Candidates[1].Introduces & bit) != 0);
        Assert.Equal(0UL, article.Candidates[0].Introduces & bit);
    }

    // A bit each for names and nouns, and no more of them than there are.
    [Fact]
    public void Mark_MoreNounsThanBits_CountsTheOthersAsKnown()
    {
        var nouns = Enumerable.Range(0, 100).Select(static i => "crane" + new string((char)('a' + (i % 26)), 1 + (i / 26))).ToArray();
        var article = Article.Of(Press.Article([string.Join(' ', nouns.Prepend("They have")) + ".", "Schools open on time.", .. nouns.Select(static noun => $"The {noun} fell at night.")]));
        Assert.Equal(NameMentions.Most, article.Candidates.Count(static candidate => candidate.Presumes != 0));
        Assert.All(article.Candidates, static candidate => Assert.Equal(0UL, candidate.Presumes & candidate.Introduces & (1UL << 63)));
    }

    [Fact]
    public void Of_AnyText_IsPartOfIt() => Gen.OneOf(Gen.Const("The "), Gen.Const("crane"), Gen.Const(" "), Gen.Const("fell"), Gen.Const("-"), Gen.Const("’"), Gen.String).Array[0, 12].Sample(static parts =>
    {
        var text = string.Concat(parts);
        Assert.Contains(DefiniteNouns.Of(text).ToString(), text, StringComparison.Ordinal);
    });
}
