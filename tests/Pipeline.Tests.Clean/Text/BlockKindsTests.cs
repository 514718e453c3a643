using Pipeline.Clean.Text;

namespace Pipeline.Tests.Clean.Text;

public class BlockKindsTests
{
    [Theory]
    [InlineData("By Jane Doe", BlockKind.Byline)]
    [InlineData("By JANE DOE and Ravi Patel, Health Correspondent", BlockKind.Byline)]
    [InlineData("By Jo van der Berg", BlockKind.Byline)]
    [InlineData("By Tuesday the water had reached the altar.", BlockKind.Paragraph)]
    [InlineData("By then it was late", BlockKind.Paragraph)]
    [InlineData("Published 3 March 2024", BlockKind.Byline)]
    [InlineData("Published authors were not invited", BlockKind.Paragraph)]
    [InlineData("Reporting by A. Smith; Editing by B. Jones", BlockKind.Credit)]
    [InlineData("The Courier’s Ann Lee and Bo Sands contributed reporting.", BlockKind.Credit)]
    [InlineData("This story has been updated with the minister’s reply.", BlockKind.Credit)]
    [InlineData("Editor’s note: names were changed.", BlockKind.Credit)]
    [InlineData("ADVERTISEMENT", BlockKind.Boilerplate)]
    [InlineData("Read more: Why the tide is late", BlockKind.Boilerplate)]
    [InlineData("Sign up for our newsletter", BlockKind.Boilerplate)]
    [InlineData("We use cookies to make this site work.", BlockKind.Boilerplate)]
    [InlineData("Read the letter aloud, she told him, and sit down.", BlockKind.Paragraph)]
    [InlineData("Morework was needed on the dam, she said.", BlockKind.Paragraph)]
    [InlineData("Advertisement", BlockKind.Boilerplate)]
    [InlineData("Advertisement spending on the campaign fell by four percent last year.", BlockKind.Paragraph)]
    [InlineData("Subscribe to the theory or do not, the professor said.", BlockKind.Paragraph)]
    [InlineData("Sign up for the lifeboats was slow, four of the hour’s visitors said.", BlockKind.Paragraph)]
    [InlineData("Sign up for our newsletter and never miss a tide.", BlockKind.Boilerplate)]
    [InlineData("Sign up for the morning tide, delivered to your inbox before the gulls are awake, every day.", BlockKind.Boilerplate)]
    [InlineData("By continuing to use this site you agree to the terms of the harbour.", BlockKind.Boilerplate)]
    [InlineData("More from the harbour", BlockKind.Boilerplate)]
    [InlineData("More from the harbour than from the hills was lost to the storm.", BlockKind.Paragraph)]
    [InlineData("Most readers of the log never saw the lamp", BlockKind.Paragraph)]
    [InlineData("© 2024 The Estuary Courier Ltd.", BlockKind.Boilerplate)]
    [InlineData("Related: why the gates of the harbour stayed shut, and what the council had to say on it for once.", BlockKind.Boilerplate)]
    [InlineData("From Jane Doe", BlockKind.Paragraph)]
    public void Classify_Line_ByItsWords(string line, BlockKind expected)
    {
        var blocks = BlockKinds.Classify(line, [new Block(new TextSpan(0, line.Length), BlockKind.Paragraph)], isPlain: false);
        Assert.Equal(expected, Assert.Single(blocks).Kind);
    }

    [Fact]
    public void Classify_LongParagraphWithBoilerplateStart_StaysAParagraph()
    {
        var line = "Subscribe to the theory or do not, the professor said, " + new string('x', 200);
        Assert.Equal(BlockKind.Paragraph, BlockKinds.Classify(line, [new Block(new TextSpan(0, line.Length), BlockKind.Paragraph)], isPlain: true)[0].Kind);
    }

    [Theory]
    [InlineData("- a thing", true)]
    [InlineData("• a thing", true)]
    [InlineData("12. a thing", true)]
    [InlineData("3) a thing", true)]
    [InlineData("1999. A good year", false)]
    [InlineData("-5 degrees", false)]
    [InlineData("3.5 million", false)]
    [InlineData("-", false)]
    public void IsListItem_Line_ByItsStart(string line, bool expected) => Assert.Equal(expected, BlockKinds.IsListItem(line));
}
