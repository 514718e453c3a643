using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public class CharsetLabelsTests
{
    [Theory]
    [InlineData("latin1", "windows-1252")]
    [InlineData(" ISO-8859-1 ", "windows-1252")]
    [InlineData("us-ascii", "windows-1252")]
    [InlineData("iso-8859-9", "windows-1254")]
    [InlineData("tis-620", "windows-874")]
    [InlineData("GB2312", "gbk")]
    [InlineData("ks_c_5601-1987", "euc-kr")]
    [InlineData("x-sjis", "shift_jis")]
    [InlineData("utf8", "utf-8")]
    [InlineData("hz-gb-2312", null)]
    [InlineData("utf-9", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Resolve_Label_GivesTheNameOfTheStandard(string? label, string? expected) => Assert.Equal(expected, CharsetLabels.Resolve(label));

    [Fact]
    public void Names_EachOne_CanBeDecoded()
    {
        foreach (var name in CharsetLabels.Names)
        {
            var decoded = TextDecoding.DecodeAs("a"u8.ToArray(), name, start: 0);
            Assert.Equal(name, decoded.Charset);
            Assert.Equal(name is "utf-16le" or "utf-16be" ? "\uFFFD" : "a", decoded.Text);
        }
    }

    [Theory]
    [InlineData("iso-8859-7", "A1 A2 A4", "\u2018\u2019\u20AC")]
    [InlineData("iso-8859-8", "AF FD", "\u00AF\u200E")]
    [InlineData("macintosh", "BD", "\u03A9")]
    [InlineData("koi8-u", "AE BE", "\u045E\u040E")]
    [InlineData("gbk", "A8 BC", "\u1E3F")]
    [InlineData("shift_jis", "87 90 87 9C", "\u2252\u222A")]
    [InlineData("euc-jp", "8F A1 A1 41", "\uFFFDA")]
    [InlineData("big5", "87 40 41", "\uFFFD@A")]
    public void DecodeAs_BytesThatNetReadsOtherwise_FollowsTheStandard(string charset, string bytes, string expected) =>
        Assert.Equal(expected, TextDecoding.DecodeAs(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)), charset, start: 0).Text);
}
