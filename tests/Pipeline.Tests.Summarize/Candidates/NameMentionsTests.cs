using CsCheck;
using Pipeline.Summarize.Candidates;

namespace Pipeline.Tests.Summarize.Candidates;

public class NameMentionsTests
{
    [Theory]
    [InlineData("Lund resigned.", true)]
    [InlineData("The bridge is closed, Mr Lund said.", true)]
    [InlineData("The bridge is closed, Mr. Lund said.", true)]
    [InlineData("Lund’s deputy resigned.", true)]
    [InlineData("The bridge was Lund's idea.", true)]
    [InlineData("Ola Lund resigned.", false)]
    [InlineData("Ola Lund resigned, and Lund is gone.", false)]
    [InlineData("The Lund is a park.", false)]
    [InlineData("Ortiz resigned.", false)]
    [InlineData("McLund resigned.", false)]
    [InlineData("LUNDS", false)]
    public void Pass_AfterAFullName_LastWordAloneRecallsIt(string sentence, bool expected)
    {
        var names = new NameMentions();
        var (introduced, _) = names.Pass("The mayor is Ola Lund of Port Ellis.");
        var (_, recalled) = names.Pass(sentence);

        Assert.Equal(2, NameMentions.Count(introduced));
        Assert.Equal(expected, recalled != 0);
        Assert.Equal(0UL, recalled & ~introduced);
    }

    [Fact]
    public void Pass_LastWordCameFirst_IsKnown()
    {
        var names = new NameMentions();
        names.Pass("The mayor is Lund.");
        names.Pass("Ola Lund resigned.");
        Assert.Equal(0UL, names.Pass("The bridge is closed, Lund said.").Short);
    }

    [Fact]
    public void Pass_MoreNamesThanBits_CountsTheOthersAsKnown()
    {
        var names = new NameMentions();
        for (var i = 0; i < 100; i++)
            names.Pass($"She met Ola L{new string('u', i)}nd.");
        Assert.NotEqual(0UL, names.Pass("So did Lnd.").Short);
        Assert.Equal(0UL, names.Pass($"So did L{new string('u', 99)}nd.").Short);
    }

    [Fact]
    public void Pass_AnyText_NeverHasANameBothWays() => Gen.OneOf(Gen.Const("Ola Lund"), Gen.Const("Lund"), Gen.Const("the Lund"), Gen.Const("Mr."), Gen.Const("A."), Gen.Const("É’s"), Gen.Const("'"), Gen.String).Array[0, 12].Sample(static parts =>
    {
        var names = new NameMentions();
        names.Pass("The mayor is Ola Lund.");
        var (full, shortened) = names.Pass(string.Join(' ', parts));
        Assert.Equal(0UL, full & shortened);
    });
}
