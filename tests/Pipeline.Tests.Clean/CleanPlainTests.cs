using System.Text;

using Pipeline.Clean;

namespace Pipeline.Tests.Clean;

public class CleanPlainTests
{
    [Fact]
    public void Process_OneParagraphALine_IsLeftAlone()
    {
        var text = Seeds.Read("000_93b5036ae66e0d32.txt");
        var document = CleanRun.Plain(text);
        Assert.Equal(text.Trim(), document.Text);
        Assert.Equal(["Difficult discussions"], document.BlocksOf(BlockKind.Heading));
        Assert.StartsWith("This story has been updated", Assert.Single(document.BlocksOf(BlockKind.Credit)), StringComparison.Ordinal);
        Assert.Equal(document.Layer<Block>().Count - 2, document.BlocksOf(BlockKind.Paragraph).Length);
    }

    [Fact]
    public void Process_WireStory_FindsHeadlineAndCredit()
    {
        var document = CleanRun.Plain(Seeds.Read("lighthouse-strike.txt", Encoding.Latin1));
        Assert.Equal(["Lighthouse strike ends as Keld Islands keepers win pay deal"], document.BlocksOf(BlockKind.Heading));
        Assert.StartsWith("(Reporting by Maren Oake", Assert.Single(document.BlocksOf(BlockKind.Credit)), StringComparison.Ordinal);
        Assert.StartsWith("TARNWICK, Keld Islands (Northern Wire)", document.BlocksOf(BlockKind.Paragraph)[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\r', document.Text);
    }

    [Fact]
    public void Process_HardWrapped_IsUnwrapped()
    {
        var document = CleanRun.Plain(Seeds.Read("river-school.txt"));
        Assert.Contains("\n\nRepairs took seventeen weeks and cost 212,000 pounds, most of it from the county's insurers. Parents raised another 9,000 by selling calendars of the flooded school, a bestseller as far away as Carrow.\n\n", document.Text, StringComparison.Ordinal);
        Assert.Equal(["VILLAGE SCHOOL REOPENS AFTER WINTER FLOOD"], document.BlocksOf(BlockKind.Heading));
        Assert.Contains("By Adaeze Nwosu", document.BlocksOf(BlockKind.Byline));
    }

    [Fact]
    public void Process_UnwrapOff_KeepsTheLines() =>
        Assert.Contains("most of it from\nthe county's", CleanRun.Plain(Seeds.Read("river-school.txt"), new CleanOptions { Unwrap = false }).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("  a\t b  \r\n\r\n\r\n\r\nc\rd\u2028e ", "a b\n\nc\nd\ne")]
    [InlineData("\uFEFFno\u00ADwhere \u202Ahere\u202C\u200B\u0000", "nowhere here")]
    [InlineData("1\u00A0000\u2009km\u3000x", "1 000 km x")]
    [InlineData("“Quotes” and 'these' & those", "“Quotes” and 'these' & those")]
    [InlineData("e\u0301te\u0301 \u212B Vie\u0323\u0302t \u1112\u1161\u11AB が か\u3099 q\u0301", "été Å Việt 한 が が q\u0301")]
    [InlineData("می\u200Cخواهم 👩\u200D🔬", "می\u200Cخواهم 👩\u200D🔬")]
    [InlineData("AT&amp;T", "AT&T")]
    public void Process_OddCharacters_AreRepaired(string text, string expected) => Assert.Equal(expected, CleanRun.Plain(text).Text);

    [Theory]
    [InlineData("A\nRead more: x\nRead more: y", "A")]
    [InlineData("Read more: x\nRead more: y\nA\nRead more: z\nB", "A\nB")]
    [InlineData("A\nB", "A\nB")]
    [InlineData("Read more: x", "")]
    public void Process_DropBoilerplate_LeavesNoLineBreakAtTheEnd(string text, string expected) =>
        Assert.Equal(expected, CleanRun.Plain(text, new CleanOptions { Boilerplate = Boilerplate.Drop }).Text);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u200B\r\n")]
    public void Process_Blank_IsSkipped(string text) => Assert.StartsWith("no text: ", CleanRun.Plain(text).SkipReason, StringComparison.Ordinal);
}
