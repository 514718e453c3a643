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
    [InlineData("euc-jp", "A1 C1 A1 DD AD E0", "\uFF5E\uFF0D\u301D")]
    [InlineData("euc-jp", "F9 A1 AD F0", "\u7E8A\u2252")]
    [InlineData("euc-jp", "8F A2 B7 8F F3 21", "\uFF5E\uFFFD!")]
    [InlineData("euc-jp", "81 89 A0 41", "\uFFFD\uFFFD\uFFFDA")] // none is a lead byte
    [InlineData("euc-jp", "8F A1", "\uFFFD")]
    [InlineData("shift_jis", "ED 40 FA 5C", "\u7E8A\u7E8A")] // one character in two places
    [InlineData("shift_jis", "A0 41 FD 80 F0 40", "\uFFFDA\uFFFD\u0080\uE000")]
    [InlineData("iso-2022-jp", "1B 28 4A 5C 7E 1B 28 42 5C", "\u00A5\u203E\\")]
    [InlineData("iso-2022-jp", "1B 24 42 1B 28 42 41", "\uFFFDA")] // nothing between two escapes
    [InlineData("iso-2022-jp", "1B 24 42 25 6B 0A 1B 28 42 41 0E 00", "ル\uFFFDA\uFFFD\0")]
    [InlineData("iso-2022-jp", "41 1B 5B 42 1B", "A\uFFFD[B\uFFFD")]
    [InlineData("iso-2022-jp", "1B 24 42 25", "\uFFFD")]
    [InlineData("big5", "87 40 41", "\u43F0A")] // the Hong Kong supplement
    [InlineData("big5", "87 45 88 62", "\U00027267\u00CA\u0304")]
    [InlineData("big5", "81 40 FF", "\uFFFD@\uFFFD")]
    [InlineData("euc-kr", "C9 A1 B0 A1 B0 7F", "\uFFFD가\uFFFD\u007F")]
    [InlineData("gb18030", "A6 D9 FE 59 81 35 F4 37", "\uFE10\u9FB4\uE7C7")]
    [InlineData("gbk", "81 30 81", "\uFFFD")] // what the end cuts off is one error
    [InlineData("gbk", "81 30 41", "\uFFFD0A")]
    [InlineData("gb18030", "84 31 A4 39 90 30 81 30 E3 32 9A 36", "\uFFFF\U00010000\uFFFD")]
    [InlineData("utf-16le", "41 00 00 D8 41", "A\uFFFD")]
    [InlineData("x-mac-cyrillic", "FF", "€")]
    public void DecodeAs_BytesThatNetReadsOtherwise_FollowsTheStandard(string charset, string bytes, string expected) =>
        Assert.Equal(expected, TextDecoding.DecodeAs(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)), charset, start: 0).Text);

    // The standard's own numbers of characters. Big5 has four more, which are two characters in Unicode.
    [Theory]
    [InlineData(CharsetIndex.Big5, 18590)]
    [InlineData(CharsetIndex.Jis0208, 7724)]
    [InlineData(CharsetIndex.Jis0212, 6067)]
    [InlineData(CharsetIndex.EucKr, 17048)]
    [InlineData(CharsetIndex.Gb18030, 23940)]
    public void Of_Index_HasAsManyCharactersAsTheStandard(string name, int expected) => Assert.Equal(expected, CharsetIndex.Of(name).Count(static character => character != CharsetIndex.None));
}
