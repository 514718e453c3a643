namespace Pipeline.Tests.Abstractions.Annotations;

public class LayerTests
{
    private static readonly Gen<Block[]> Blocks = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 5], Gen.Enum<BlockKind>(),
        static (start, length, kind) => new Block(new TextSpan(start, start + length), kind)).Array[0, 12];

    [Fact]
    public void Of_AnyOrder_SortsAndKeepsTheOrderOfEqualSpans() => Blocks.Sample(
        static blocks => Assert.Equal(blocks.OrderBy(static block => block.Span.Start).ThenByDescending(static block => block.Span.End), Layer<Block>.Of(blocks)),
        iter: 20_000);

    [Fact]
    public void FirstFrom_AnyOffset_IsTheFirstThatStartsThere() => Gen.Select(Blocks, Gen.Int[-2, 20]).Sample(
        static (blocks, offset) =>
        {
            var layer = Layer<Block>.Of(blocks);
            Assert.Equal(layer.TakeWhile(block => block.Span.Start < offset).Count(), layer.FirstFrom(offset));
        },
        iter: 20_000);

    [Fact]
    public void StartingIn_AnySpan_IsThoseThatStartInIt() => Gen.Select(Blocks, Gen.Int[-2, 20], Gen.Int[-2, 20]).Sample(
        static (blocks, start, end) =>
        {
            var layer = Layer<Block>.Of(blocks);
            Assert.Equal(layer.Where(block => block.Span.Start >= start && block.Span.Start < end), layer.StartingIn(new TextSpan(start, end)).ToArray());
        },
        iter: 20_000);

    [Fact]
    public void Of_Nothing_IsEmpty()
    {
        Assert.Same(Layer<Token>.Empty, Layer<Token>.Of());
        Assert.Equal(0, Layer<Token>.Empty.FirstFrom(0));
    }

    [Fact]
    public void Layer_ForCodeThatDoesNotKnowTheKind_SaysTheSame()
    {
        ILayer layer = Layer<Block>.Of(new Block(new(2, 3), BlockKind.Credit), new Block(new(0, 1), BlockKind.Heading));

        Assert.Equal(("blocks", typeof(Block), 2), (layer.Name, layer.AnnotationType, layer.Count));
        Assert.Equal([new TextSpan(0, 1), new TextSpan(2, 3)], layer.Annotations.Select(static annotation => annotation.Span));
    }

    [Fact]
    public void Move_LeftWithoutText_DropsOnlyWhatHadSome()
    {
        ILayer layer = Layer<Sentence>.Of(new Sentence(new(0, 3)), new Sentence(new(3, 3)));

        Assert.Equal([new TextSpan(3, 3)], layer.Move(static span => new TextSpan(span.End, span.End)).Annotations.Select(static annotation => annotation.Span));
    }

    [Theory]
    [InlineData(BlockKind.Paragraph, true)]
    [InlineData(BlockKind.Heading, true)]
    [InlineData(BlockKind.Caption, true)]
    [InlineData(BlockKind.Byline, false)]
    [InlineData(BlockKind.Credit, false)]
    [InlineData(BlockKind.Boilerplate, false)]
    public void IsContent_Kind_IsWhetherTheArticleSaysIt(BlockKind kind, bool expected) =>
        Assert.Equal(expected, new Block(default, kind).IsContent);
}
