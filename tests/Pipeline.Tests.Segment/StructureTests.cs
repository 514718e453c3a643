using Pipeline.Segment;

namespace Pipeline.Tests.Segment;

public class StructureTests
{
    private const string Article = """
        Bridge to close for a week

        The old bridge will close on Monday, the council said.

        - Buses turn round at the quay
        - Ferries run every hour

        What it costs

        About 2 million.
        The rest is not known:
        """;

    [Fact]
    public void Process_PlainText_FindsBlocks() =>
        Assert.Equal(
            [BlockKind.Heading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem, BlockKind.Heading, BlockKind.Paragraph, BlockKind.Paragraph],
            Cut.Run(Article).Layer<Block>().Select(static block => block.Kind));

    [Fact]
    public void Process_Headings_StartSections()
    {
        var document = Cut.Run("Loose words to begin with.\n\n" + Article);
        Assert.Equal(
            ["Bridge to close for a week", "What it costs"],
            document.Layer<Section>().Select(section => section.Heading.In(document.Text).ToString()));
        var ends = document.Layer<Section>().Select(section => section.Span.In(document.Text).ToString()).ToArray();
        Assert.EndsWith("Ferries run every hour", ends[0], StringComparison.Ordinal);
        Assert.EndsWith("The rest is not known:", ends[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Two short lines\n\nAnd no paragraph after them")]
    [InlineData("It was late,\n\nand nobody came to the door of the house.")]
    [InlineData("12 Elm Road\n\nann@example.org")]
    public void Process_ShortLinesAlone_AreNoHeadings(string text) =>
        Assert.DoesNotContain(Cut.Run(text).Layer<Block>(), static block => block.Kind == BlockKind.Heading);

    [Fact]
    public void Process_BlocksThatAreThere_AreKept()
    {
        var block = new Block(new TextSpan(0, 10), BlockKind.Caption);
        var document = Cut.Run("Talks fail. They met.", LineBreaks.Auto, block);
        Assert.Equal([block], document.Layer<Block>());
        Assert.Empty(document.Layer<Section>());
    }

    [Fact]
    public void Process_EmptyText_HasEmptyLayers()
    {
        var document = Cut.Run("");
        Assert.True(document.HasLayer<Block>() && document.HasLayer<Section>());
    }

    [Fact]
    public void WithSpans_Edit_MovesBothSpans() =>
        Assert.Equal(
            new Section(new TextSpan(3, 9), new TextSpan(3, 5)),
            new Section(new TextSpan(1, 7), new TextSpan(1, 3)).WithSpans(static span => new TextSpan(span.Start + 2, span.End + 2)));
}
