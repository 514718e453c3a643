using System.Text;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public class CharsetDeclarationTests
{
    [Theory]
    [InlineData("<meta charset=windows-1251>", "windows-1251")]
    [InlineData("<META CHARSET='Latin1'/>", "windows-1252")]
    [InlineData("<meta name=viewport content=\"width=1\"><meta charset=\"gbk\">", "gbk")]
    [InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-2\">", "iso-8859-2")]
    [InlineData("<meta content='text/html;charset=koi8-r' http-equiv=content-type>", "koi8-r")]
    [InlineData("<meta content='charset=koi8-r' name=description>", null)]
    [InlineData("<!-- <meta charset=koi8-r> --><p>", null)]
    [InlineData("<metadata charset=koi8-r>", null)]
    [InlineData("<meta charset=utf-16>", "utf-8")]
    [InlineData("<meta charset=x-user-defined>", "windows-1252")]
    [InlineData("<meta charset=", null)]
    [InlineData("<meta", null)]
    [InlineData("<!--", null)]
    [InlineData("", null)]
    public void InMeta_Page_FindsWhatItDeclares(string html, string? expected) =>
        Assert.Equal(expected, CharsetDeclaration.InMeta(Encoding.Latin1.GetBytes(html)));

    [Fact]
    public void InMeta_FarDownThePage_IsNotLookedFor() =>
        Assert.Null(CharsetDeclaration.InMeta(Encoding.Latin1.GetBytes(new string(' ', 5000) + "<meta charset=koi8-r>")));

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><a/>", "iso-8859-15")]
    [InlineData("<?xml version='1.0' encoding='utf-8' ?>", "utf-8")]
    [InlineData("<?xml version='1.0'?><a encoding='koi8-r'/>", null)]
    [InlineData("encoding='koi8-r'", null)]
    public void InXml_Declaration_FindsTheEncoding(string xml, string? expected) =>
        Assert.Equal(expected, CharsetDeclaration.InXml(Encoding.Latin1.GetBytes(xml)));
}
