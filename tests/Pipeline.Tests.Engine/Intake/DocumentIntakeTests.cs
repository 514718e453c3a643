using System.Diagnostics;
using System.Text;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public class DocumentIntakeTests
{
    [Fact]
    public void Create_LegacyPage_FillsTheSourceAndMapsToBytes()
    {
        var html = "<!doctype html><meta charset=windows-1252><p>“Caf\u00E9”";
        var content = Encoding.Latin1.GetBytes(html.Replace('“', '\u0093').Replace('”', '\u0094'));
        var document = DocumentIntake.Create(Item("page.html"), content);
        Assert.Equal(html, document.Text);
        Assert.Equal(new SourceInfo
        {
            Uri = "page.html",
            MediaType = "text/html",
            Length = content.Length,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)),
            Charset = "windows-1252",
        }, document.Source);
        Assert.Empty(document.Metadata);
        Assert.Equal((html.Length - 6L, html.Length - 5L), document.Origin.ToBytes(new TextSpan(html.Length - 6, html.Length - 5)));
    }

    [Theory]
    [InlineData("story", null, "<!DOCTYPE html><p>x", "text/html")]
    [InlineData("story", null, "Once upon a time", "text/plain")]
    [InlineData("story.txt", null, "<html>", "text/plain")]
    [InlineData("story.txt", "text/HTML; charset=utf-8", "x", "text/html")]
    [InlineData("story.html", "application/octet-stream", "x", "text/html")]
    public void Create_MediaType_ComesFromTheSourceThenTheNameThenTheBytes(string uri, string? given, string text, string expected) =>
        Assert.Equal(expected, DocumentIntake.Create(Item(uri, given), Encoding.UTF8.GetBytes(text)).Source.MediaType);

    [Fact]
    public void Create_InvalidSequences_AreCounted()
    {
        var document = DocumentIntake.Create(Item("a.txt", "text/plain;charset=utf-8"), (byte[])[.. "é é é é"u8, 0xFF, (byte)'x', 0xC3]);
        Assert.Equal("é é é é\uFFFDx\uFFFD", document.Text);
        Assert.Equal("2", document.Metadata[DocumentIntake.ReplacedKey]);
    }

    [Fact]
    public void Create_WrongLabel_IsReported()
    {
        var document = DocumentIntake.Create(Item("a.txt", "text/plain;charset=latin1"), "“Oui”, dit-il – déjà"u8.ToArray());
        Assert.Equal("utf-8", document.Source.Charset);
        Assert.Equal("windows-1252", document.Metadata[DocumentIntake.DeclaredKey]);
    }

    [Fact]
    public void Create_Empty_IsAnEmptyText()
    {
        var document = DocumentIntake.Create(Item("a.txt"), ReadOnlyMemory<byte>.Empty);
        Assert.Equal("", document.Text);
        Assert.Equal("utf-8", document.Source.Charset);
    }

    [Fact]
    public void Create_RandomBytes_IsNotText()
    {
        var content = new byte[10_000];
        new Random(1).NextBytes(content);
        var exception = Assert.Throws<StageException>(() => DocumentIntake.Create(Item("a.txt"), content));
        Assert.StartsWith("The content is not text: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Signature_IsNamed()
    {
        var exception = Assert.Throws<StageException>(() => DocumentIntake.Create(Item("a.html"), "%PDF-1.7 and then some"u8.ToArray()));
        Assert.Contains("a PDF document", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_PageWithAStrayNul_IsText() =>
        Assert.Equal(
            "text/html",
            DocumentIntake.Create(Item("a.html"), Encoding.UTF8.GetBytes("<p>" + new string('x', 200) + "\0</p>")).Source.MediaType);

    [Fact]
    public void Create_LargeLegacyContent_IsLinear()
    {
        var content = new byte[1_000_000];
        Array.Fill(content, (byte)0x81);
        var watch = Stopwatch.StartNew();
        foreach (var charset in (string[])["utf-8", "shift_jis", "gb18030", "euc-jp", "windows-1255", "utf-16"])
        {
            var document = DocumentIntake.Create(Item("a.txt", "text/plain; charset=" + charset), content);
            Assert.Equal((0, content.Length), document.Origin.ToBytes(new TextSpan(0, document.Text.Length)));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    private static SourceItem Item(string uri, string? mediaType = null) => new()
    {
        Id = new DocumentId(uri),
        Uri = uri,
        MediaType = mediaType,
        ReadAsync = _ => throw new InvalidOperationException("not read here"),
    };
}
