using System.Text;
using CsCheck;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "0")]
    [InlineData("a", "1")]
    [InlineData("a\r\nbb\n\n\r\nccc", "1,2,0,0,3")]
    [InlineData("a\n", "1")]
    [InlineData("12345678\n123456789\n1234567890123456789012345\r\n1", "8,9!,25!,1")]
    [InlineData("12345678\r\n1234567890", "8,10!")]
    public async Task ReadAsync_Lines_AreToldWithTheirLengths(string text, string expected)
    {
        foreach (var chunk in (int[])[1, 2, 1000])
        {
            var reader = new LineReader(new Trickle(Encoding.UTF8.GetBytes(text), chunk), maxLength: 8);
            var lines = new List<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                Assert.Equal(reader.IsTooLong ? 0 : reader.Length, reader.Line.Length);
                lines.Add(reader.Length + (reader.IsTooLong ? "!" : ""));
            }

            Assert.Equal(expected, string.Join(',', lines));
            Assert.Equal(lines.Count, reader.Number);
        }
    }

    [Fact]
    public void ReadAsync_AnyBytesInAnyPieces_GivesTheSameLines() => Gen.Select(Gen.Byte.Array[0, 300_000], Gen.Int[1, 100_000]).Sample(
        static (bytes, chunk) =>
        {
            var reader = new LineReader(new Trickle(bytes, chunk), int.MaxValue);
            using var joined = new MemoryStream();
            while (reader.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                joined.Write(reader.Line.Span);
                joined.WriteByte((byte)'\n');
            }

            var expected = Encoding.Latin1.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
            if (expected.EndsWith('\r'))
                expected = expected[..^1];
            Assert.Equal(expected.TrimEnd('\n'), Encoding.Latin1.GetString(joined.ToArray()).TrimEnd('\n'));
        },
        iter: 100);

    [Fact]
    public async Task ReadAsync_OverlongLineOf200Megabytes_IsNotHeld()
    {
        var reader = new LineReader(new Trickle(null, 1 << 20, endless: 200), maxLength: 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(200L << 20, reader.Length);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    /// <summary>Gives a few bytes at a time, or <paramref name="endless"/> times a chunk of letters.</summary>
    private sealed class Trickle(byte[]? bytes, int chunk, int endless = 0) : ReadOnlyStream
    {
        private long _read;

        public override int Read(Span<byte> buffer)
        {
            var left = (bytes?.Length ?? (long)chunk * endless) - _read;
            var count = (int)Math.Min(left, Math.Min(chunk, buffer.Length));
            if (bytes is null)
                buffer[..count].Fill((byte)'x');
            else
                bytes.AsSpan((int)_read, count).CopyTo(buffer);
            _read += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
