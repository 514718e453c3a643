using Pipeline.Clean;

namespace Pipeline.Tests.Clean.Text;

public class PlainTextTests
{
    private const string Wrapped = """
        The sluice gates at Penmarrow stayed shut for a third night while the engi-
        neers, who had come by the late train, waited for a part from the main-
        land. Nobody in the village seemed to mind, and the inn, which is well-
        known for its lamps, opened its doors again as soon as the tide had gone
        down. By the weekend the water had found another way out, as water does.
        It is a well-known story, and the engineers took the last train home.
        """;

    [Fact]
    public void Process_DividedWords_AreJoinedAndHyphensKept()
    {
        var text = CleanRun.Plain(Wrapped).Text;

        Assert.Contains("while the engineers, who", text, StringComparison.Ordinal);
        Assert.Contains("from the mainland. Nobody", text, StringComparison.Ordinal);
        Assert.Contains("which is well-known for", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_MailQuoting_IsAQuotation()
    {
        var document = CleanRun.Plain("I asked about the gates.\n\n> They stay shut until the part has come.\n>> And after?\n\nThat is all I know.");

        Assert.Equal(["They stay shut until the part has come.", "And after?"], document.BlocksOf(BlockKind.Quotation));
        Assert.DoesNotContain('>', document.Text);
    }

    [Theory]
    [InlineData(QuotationMarks.Keep, "“It’s 'late'\"")]
    [InlineData(QuotationMarks.Straight, "\"It's 'late'\"")]
    [InlineData(QuotationMarks.Curly, "“It’s ‘late’”")]
    public void Process_Quotes_AreAsAskedFor(QuotationMarks quotes, string expected) =>
        Assert.Equal(expected, CleanRun.Plain("“It’s 'late'\"", new CleanOptions { Quotes = quotes }).Text);

    [Fact]
    public void Process_BrokenCharacters_AreRepairedAtTheirPlace()
    {
        var document = CleanRun.Plain("The cafÃ© is shut.");

        Assert.Equal("The café is shut.", document.Text);
        Assert.Equal(new TextSpan(7, 9), document.Origin.ToOriginal(new TextSpan(7, 8)));
    }
}
