using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public class MediaTypesTests
{
    [Theory]
    [InlineData("text/html; charset=\"UTF-8\"", "text/html", "UTF-8")]
    [InlineData("Text/HTML;boundary=x ; Charset = latin1", "text/html", "latin1")]
    [InlineData("application/octet-stream", null, null)]
    [InlineData(" ", null, null)]
    [InlineData(null, null, null)]
    public void Parse_MediaType_SplitsItFromItsCharset(string? value, string? type, string? charset) =>
        Assert.Equal((type, charset), MediaTypes.Parse(value));

    [Theory]
    [InlineData("news/a.HTML", "text/html")]
    [InlineData("https://example.org/a.htm?x=1.txt#y", "text/html")]
    [InlineData("a.b.txt", "text/plain")]
    [InlineData("folder.html/story", null)]
    [InlineData("", null)]
    public void FromName_Uri_GoesByTheExtension(string uri, string? expected) => Assert.Equal(expected, MediaTypes.FromName(uri));

    [Theory]
    [InlineData("\r\n <!DOCTYPE html><p>", "text/html")]
    [InlineData("<?xml version='1.0'?>\n<!-- x --> <html lang=en>", "text/html")]
    [InlineData("<HTML>", "text/html")]
    [InlineData("<htmlx>", "text/plain")]
    [InlineData("He typed <html> and left.", "text/plain")]
    [InlineData("<!-- never closed", "text/plain")]
    [InlineData("", "text/plain")]
    public void FromText_FirstCharacters_ShowAPage(string text, string expected) => Assert.Equal(expected, MediaTypes.FromText(text));
}
