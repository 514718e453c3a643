using Pipeline.Segment;

namespace Pipeline.Tests.Segment;

public class LayoutTests
{
    [Fact]
    public void Process_OneParagraphPerLine_NeverCrossesALine() =>
        Assert.Equal(
            ["Harbour talks", "The port will close for a week, the mayor said.", "Crews begin on Monday"],
            Cut.Sentences("Harbour talks\nThe port will close for a week, the mayor said.\r\nCrews begin on Monday\n"));

    [Fact]
    public void Process_WrappedLines_AreOneParagraph() =>
        Assert.Equal(
            ["The council of the small town of Little Barton on the north bank of the\nThames voted late on Tuesday to close its only library, which has been\nopen since 1911.", "Readers wept."],
            Cut.Sentences("The council of the small town of Little Barton on the north bank of the\nThames voted late on Tuesday to close its only library, which has been\nopen since 1911. Readers wept."));

    [Fact]
    public void Process_LineThatGoesOnInLowerCase_IsOneSentence() =>
        Assert.Equal(["It was a cold \nnight in the town."], Cut.Sentences("It was a cold \nnight in the town."));

    [Fact]
    public void Process_ShortLines_AreItems() =>
        Assert.Equal(["fruit", "bread and milk", "two eggs, salt"], Cut.Sentences("fruit\nbread and milk\ntwo eggs, salt\n"));

    [Fact]
    public void Process_BlankLine_AlwaysEndsASentence() =>
        Assert.Equal(["the end of a", "line"], Cut.Sentences("the end of a\n \t\nline", LineBreaks.Space));

    [Theory]
    [InlineData(LineBreaks.Space, 1)]
    [InlineData(LineBreaks.Paragraph, 2)]
    public void Process_LineBreaksOption_Decides(LineBreaks lineBreaks, int sentences) =>
        Assert.Equal(sentences, Cut.Sentences("One fine line here\nAnother Line", lineBreaks).Length);

    [Fact]
    public void Process_Blocks_EndSentencesAtTheirEdges()
    {
        const string Text = "Talks fail By Ann Bell They met. They left";
        var document = Cut.Run(
            Text,
            LineBreaks.Auto,
            new Block(new TextSpan(0, 10), BlockKind.Heading),
            new Block(new TextSpan(11, 22), BlockKind.Byline),
            new Block(new TextSpan(23, 42), BlockKind.Paragraph));
        Assert.Equal(["Talks fail", "By Ann Bell", "They met.", "They left"], Cut.Sentences(document));
    }

    [Fact]
    public void Process_TextOutsideOfBlocks_IsSegmentedToo()
    {
        var document = Cut.Run("Loose words. Inside it", LineBreaks.Auto, new Block(new TextSpan(13, 22), BlockKind.Paragraph));
        Assert.Equal(["Loose words.", "Inside it"], Cut.Sentences(document));
    }
}
