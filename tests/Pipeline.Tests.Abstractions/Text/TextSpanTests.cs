namespace Pipeline.Tests.Abstractions.Text;

public class TextSpanTests
{
    private static readonly Gen<TextSpan> Span = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], static (a, b) => new TextSpan(Math.Min(a, b), Math.Max(a, b)));

    [Theory]
    [InlineData(0, 5, 4, 6, true)]
    [InlineData(0, 5, 5, 6, false)]
    [InlineData(2, 2, 0, 5, false)]
    public void Overlaps_TwoSpans_WhenTheyShareACharacter(int start, int end, int otherStart, int otherEnd, bool expected) =>
        Assert.Equal(expected, new TextSpan(start, end).Overlaps(new TextSpan(otherStart, otherEnd)));

    [Fact]
    public void Overlaps_AnySpans_IsSharingAnOffset() =>
        Gen.Select(Span, Span).Sample(static (a, b) => Assert.Equal(Offsets(a).Intersect(Offsets(b)).Any(), a.Overlaps(b)));

    [Fact]
    public void Contains_AnySpanWithText_IsHoldingAllItsOffsets() =>
        Gen.Select(Span, Span.Where(static span => !span.IsEmpty)).Sample(static (a, b) => Assert.Equal(!Offsets(b).Except(Offsets(a)).Any(), a.Contains(b)));

    [Fact]
    public void Contains_Offset_IsHalfOpen() =>
        Assert.Equal([false, true, true, false], Enumerable.Range(1, 4).Select(static offset => new TextSpan(2, 4).Contains(offset)));

    [Fact]
    public void CompareTo_AnySpans_SortsByStartThenLongerFirst() =>
        Span.Array[0, 10].Sample(static spans => Assert.Equal(spans.OrderBy(static s => s.Start).ThenByDescending(static s => s.End), spans.Order()));

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 4)]
    [InlineData(3, 2)]
    public void In_OutsideTheText_Throws(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(start, end).In("abc").ToString());

    [Fact]
    public void ToString_IsHalfOpenInterval() => Assert.Equal("[1, 20)", new TextSpan(1, 20).ToString());

    private static IEnumerable<int> Offsets(TextSpan span) => Enumerable.Range(span.Start, span.Length);
}
