using System.Text;

namespace Pipeline.Tests.Abstractions.Text;

public class ByteMapTests
{
    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.Byte,
        Pick.From<byte>(0x00, 0x41, 0x7F, 0x80, 0xBF, 0xC2, 0xC3, 0xA9, 0xE2, 0x80, 0x9C, 0xED, 0xA0, 0xEF, 0xBB, 0xF0, 0x9F, 0x91, 0x8D, 0xF4, 0xF5, 0xFF)).Array[0, 24];

    [Fact]
    public void Utf8_AnyBytes_EveryCharacterIsDecodedFromItsBytes() => Bytes.Sample(
        static bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            var map = ByteMap.Utf8(bytes, start: 0);
            long last = 0;
            for (var at = 0; at < text.Length;)
            {
                var next = at + (char.IsHighSurrogate(text[at]) ? 2 : 1);
                var (start, end) = map.ToBytes(new TextSpan(at, next));
                Assert.Equal(last, start);
                Assert.True(end > start);
                Assert.Equal(text[at..next], Encoding.UTF8.GetString(bytes.AsSpan((int)start..(int)end)));
                last = end;
                at = next;
            }

            Assert.Equal(bytes.Length, last);
        },
        iter: 100_000);

    [Fact]
    public void Utf8_AnySpan_IsFromItsFirstToItsLastByte() => Gen.Select(EditGen.Text, Gen.Int[0, 40], Gen.Int[0, 40]).Sample(
        static (raw, a, b) =>
        {
            var content = Encoding.UTF8.GetBytes(raw);
            var text = Encoding.UTF8.GetString(content);
            var (start, end) = (Math.Min(a % (text.Length + 1), b % (text.Length + 1)), Math.Max(a % (text.Length + 1), b % (text.Length + 1)));
            var whole = Whole(text, start, end);

            var bytes = ByteMap.Utf8(content, start: 0).ToBytes(new TextSpan(start, end));

            Assert.Equal(Encoding.UTF8.GetByteCount(text.AsSpan(0, whole.Start)), bytes.Start);
            Assert.Equal(Encoding.UTF8.GetByteCount(text.AsSpan(0, whole.End)), bytes.End);
        },
        iter: 50_000);

    [Theory]
    [InlineData(0, 1, 0, 4)]
    [InlineData(1, 2, 0, 4)]
    [InlineData(0, 2, 0, 4)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 3, 4, 5)]
    public void Utf8_HalfAPair_CountsAsTheCharacter(int start, int end, long byteStart, long byteEnd) =>
        Assert.Equal((byteStart, byteEnd), ByteMap.Utf8(Encoding.UTF8.GetBytes("👍a"), start: 0).ToBytes(new TextSpan(start, end)));

    [Fact]
    public void Utf8_ByteOrderMark_IsSkippedByStart()
    {
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("é!")];

        var map = ByteMap.Utf8(content, start: 3);

        Assert.Equal((3, 5), map.ToBytes(new TextSpan(0, 1)));
        Assert.Equal((5, 6), map.ToBytes(new TextSpan(1, 2)));
    }

    [Fact]
    public void Utf8_ByteOrderMarkInTheText_IsACharacter() =>
        Assert.Equal((3, 4), Document.FromText("a", "\uFEFFx").Origin.ToBytes(new TextSpan(1, 2)));

    [Fact]
    public void Utf8_LoneSurrogate_IsTheReplacementCharacter()
    {
        var document = Document.FromText("a", "a\uD83Db");

        Assert.Equal("a\uFFFDb", document.Text);
        Assert.Equal((1, 4), document.Origin.ToBytes(new TextSpan(1, 2)));
        Assert.Equal((4, 5), document.Origin.ToBytes(new TextSpan(2, 3)));
    }

    [Fact]
    public void Utf8_EmptyFile_IsZero() =>
        Assert.Equal((0, 0), ByteMap.Utf8(default, start: 0).ToBytes(default));

    [Fact]
    public void Utf8_StartAfterTheEnd_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ByteMap.Utf8(new byte[2], start: 3));

    [Fact]
    public void Uniform_Utf16_IsTwoBytesAUnitAfterTheMark() =>
        Assert.Equal((6, 10), ByteMap.Uniform(start: 2, bytesPerUnit: 2).ToBytes(new TextSpan(2, 4)));

    [Fact]
    public void Of_Runs_AreLaidEndToEnd()
    {
        var map = ByteMap.Of(1, [new ByteRun(1, 1, 2), new ByteRun(1, 3, 0), new ByteRun(2, 4, 1), new ByteRun(1, 0, 1), new ByteRun(1, 2, 2)]);

        Assert.Equal((1, 3), map.ToBytes(new TextSpan(0, 2)));
        Assert.Equal((3, 7), map.ToBytes(new TextSpan(2, 4)));
        Assert.Equal((7, 7), map.ToBytes(new TextSpan(4, 5)));
        Assert.Equal((9, 11), map.ToBytes(new TextSpan(6, 7)));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, -1)]
    public void Of_ImpossibleRun_FailsOnUse(int units, int bytes, int count) =>
        Assert.Throws<InvalidOperationException>(() => ByteMap.Of(0, [new ByteRun(units, bytes, count)]).ToBytes(new TextSpan(0, 1)));

    [Fact]
    public void ToBytes_NotASpan_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ByteMap.Uniform(0, 1).ToBytes(new TextSpan(2, 1)));

    [Fact]
    public void ToBytes_ManyThreadsAtFirstUse_Agree()
    {
        var map = ByteMap.Utf8(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("aé“👍", 10_000))), start: 0);

        Parallel.For(0, 64, i => Assert.Equal((10L * i, (10L * i) + 10), map.ToBytes(new TextSpan(5 * i, (5 * i) + 5))));
    }

    /// <summary>The span with halves of pairs at its edges made whole; one that is empty stays so.</summary>
    private static TextSpan Whole(string text, int start, int end)
    {
        bool IsInside(int at) => at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
        var from = IsInside(start) ? start - 1 : start;
        return new TextSpan(from, start == end ? from : IsInside(end) ? end + 1 : end);
    }
}
