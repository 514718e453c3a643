namespace Pipeline.Tests.Abstractions;

public class TextSpanTests
{
    [Theory]
    [InlineData(0, 5, 4, 6, true)]
    [InlineData(0, 5, 5, 6, false)]
    [InlineData(2, 2, 0, 5, false)]
    public void Overlaps_TwoSpans_WhenTheyShareACharacter(int start, int end, int otherStart, int otherEnd, bool expected) =>
        Assert.Equal(expected, new TextSpan(start, end).Overlaps(new TextSpan(otherStart, otherEnd)));
}
