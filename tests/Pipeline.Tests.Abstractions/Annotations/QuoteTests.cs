namespace Pipeline.Tests.Abstractions.Annotations;

public class QuoteTests
{
    private static readonly Quote Full = new(new(0, 9), QuoteKind.Mixed)
    {
        Verbatim = [new(1, 3), new(5, 6)],
        Speaker = new Speaker("Ann Ash", new(10, 13)),
        Cue = new(14, 18),
    };

    [Fact]
    public void Equals_SameParts_IsEqualWhateverTheArray()
    {
        var same = Full with { Verbatim = [new(1, 3), new(5, 6)] };

        Assert.Equal(Full, same);
        Assert.Equal(Full.GetHashCode(), same.GetHashCode());
    }

    [Fact]
    public void Equals_AnyOtherPart_IsNotEqual()
    {
        Assert.NotEqual(Full, Full with { Verbatim = [new(1, 3)] });
        Assert.NotEqual(Full, Full with { Speaker = new Speaker("Bob", new(10, 13)) });
        Assert.NotEqual(Full, Full with { Cue = null });
        Assert.NotEqual(Full, Full with { Kind = QuoteKind.Direct });
        Assert.NotEqual(Full, Full with { Span = new(0, 8) });
    }

    [Fact]
    public void Verbatim_NotSet_IsEmpty()
    {
        Assert.Empty(default(Quote).Verbatim);
        Assert.Equal(default, default(Quote).WithSpans(static span => span));
    }

    [Fact]
    public void WithSpans_Same_IsEqual() => Assert.Equal(Full, Full.WithSpans(static span => span));

    [Fact]
    public void WithSpans_Shift_MovesEverySpan()
    {
        var moved = Full.WithSpans(static span => new(span.Start + 2, span.End + 2));

        Assert.Equal(new Quote(new(2, 11), QuoteKind.Mixed) { Verbatim = [new(3, 5), new(7, 8)], Speaker = new Speaker("Ann Ash", new(12, 15)), Cue = new(16, 20) }, moved);
    }

    [Fact]
    public void WithSpans_PartsWithoutText_AreDroppedAndTheSpeakerStays()
    {
        var moved = Full.WithSpans(static span => span == new TextSpan(0, 9) || span == new TextSpan(5, 6) ? span : new(span.Start, span.Start));

        Assert.Equal([new TextSpan(5, 6)], moved.Verbatim);
        Assert.Null(moved.Cue);
        Assert.Equal(new Speaker("Ann Ash", new(10, 10)), moved.Speaker);
    }
}
