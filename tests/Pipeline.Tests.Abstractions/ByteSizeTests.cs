namespace Pipeline.Tests.Abstractions;

public class ByteSizeTests
{
    [Theory]
    [InlineData("0B", 0)]
    [InlineData("512B", 512)]
    [InlineData("10MB", 10_000_000)]
    [InlineData("10mb", 10_000_000)]
    [InlineData("1KiB", 1024)]
    [InlineData("1.5GiB", 1_610_612_736)]
    [InlineData("2TB", 2_000_000_000_000)]
    public void Parse_OfASize_GivesItsBytes(string text, long bytes) => Assert.Equal(new ByteSize(bytes), ByteSize.Parse(text, null));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("MB")]
    [InlineData("-1MB")]
    [InlineData("10 MB")]
    [InlineData("10MBs")]
    [InlineData("99999999999TB")]
    [InlineData("1.2.3MB")]
    public void Parse_OfAnythingElse_Throws(string text) => Assert.Throws<FormatException>(() => ByteSize.Parse(text, null));

    [Theory]
    [InlineData("0B")]
    [InlineData("1B")]
    [InlineData("10MB")]
    [InlineData("3KiB")]
    [InlineData("1GiB")]
    [InlineData("1023B")]
    public void ToString_OfASize_ReadsBack(string text) => Assert.Equal(text, ByteSize.Parse(text, null).ToString());
}
