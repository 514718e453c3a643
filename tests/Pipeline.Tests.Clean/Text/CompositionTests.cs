using CsCheck;
using Pipeline.Clean.Text;

namespace Pipeline.Tests.Clean.Text;

public class CompositionTests
{
    private static readonly string[] Pieces = ["😀", "𝒜", "e", "a", " ", "\u0301", "\u0323", "\u0302", "\u0338", "\u034F", "\u1112", "\u1161", "\u11AB", "\u212B", "\uD83D", "\uDE00"];

    [Theory]
    [InlineData("😀\u0301\u0323", "😀\u0323\u0301")]
    [InlineData("𝒜\u0301\u0323 e\u0301", "𝒜\u0323\u0301 é")]
    [InlineData("\u0301\u0323", "\u0323\u0301")]
    [InlineData("😀\u0301\u034F\u0323", "😀\u0301\u034F\u0323")]
    [InlineData("e\u034F\u0301", "e\u034F\u0301")]
    [InlineData("e\u1161\u0323", "e\u1161\u0323")]
    [InlineData("a\u0302\u0323", "ậ")]
    public void Of_Marks_AreComposedOrReordered(string text, string expected) =>
        Assert.Equal(expected, Document.FromText("test", text).Edit(Composition.Of(text)).Text);

    [Fact]
    public void Of_RandomText_EditsNoHalfOfAPair() =>
        Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]).Array[0, 12].Select(string.Concat).Sample(
            static text => Composition.Of(text).Items.All(edit => !IsWithinPair(text, edit.Span.Start) && !IsWithinPair(text, edit.Span.End)), iter: 20_000);

    private static bool IsWithinPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
}
