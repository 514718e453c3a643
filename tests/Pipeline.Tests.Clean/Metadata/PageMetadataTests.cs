using Pipeline.Clean.Html;
using Pipeline.Clean.Metadata;

namespace Pipeline.Tests.Clean.Metadata;

public class PageMetadataTests
{
    [Theory]
    [InlineData("<h1>Sluice gates stay shut</h1><div>By <a href='/author/x'>Ada Quayle</a><span>In Local news</span></div>", "Ada Quayle")]
    [InlineData("<h1>Sluice gates stay shut</h1><p>Written by</p><p>Ada Quayle</p>", "Ada Quayle")]
    [InlineData("<h1>Sluice gates stay shut</h1><div class=meta><span class=author-name>Ada Quayle</span><span class=author-position>Lock keeper</span></div>", "Ada Quayle")]
    [InlineData("<h1>Sluice gates stay shut</h1><h6>Author(s)</h6><ul><li>Ada Quayle</li><li>Tom Marsh</li></ul>", "Ada Quayle, Tom Marsh")]
    [InlineData("<h1>Sluice gates stay shut</h1><div>By <a href='/author/x'>Ada Quayle</a>. Reviewed by <a href='/author/y'>Tom Marsh</a></div>", "Ada Quayle")]
    [InlineData("<h1>Sluice gates stay shut</h1><p>This post was written by Ada Quayle, MD, engineer at the locks.</p>", "Ada Quayle, MD")]
    [InlineData("<h1>Sluice gates stay shut</h1><div><span>Dec 17, 2025</span><span>Ada Q. Quayle</span></div>", "Ada Q. Quayle")]
    [InlineData("<meta name=author content=TideDesk><h1>Sluice gates stay shut</h1><p>By Ada Quayle</p>", "Ada Quayle")]
    [InlineData("<meta name=citation_author content='Ada Quayle'><meta name=citation_author content='Tom Marsh'><h1>Sluice gates stay shut</h1>", "Ada Quayle, Tom Marsh")]
    [InlineData("<a rel=author>View more posts</a><h1>Sluice gates stay shut</h1>", null)]
    public void Read_Byline_FindsTheAuthor(string html, string? expected) => Assert.Equal(expected, Field(html, MetadataKeys.Author));

    [Theory]
    [InlineData("<meta property=og:title content='Sluice gates stay shut'><h1>Dec 18 2025 Sluice gates stay shut</h1>", "Sluice gates stay shut")]
    [InlineData("<meta property=og:title content='Sluice gates stay shut'><h1>Blog: Sluice gates stay shut</h1>", "Sluice gates stay shut")]
    [InlineData("<meta property=og:title content='Sluice gates stay shut'><h1>Sluice gates stay shut (example.com) 87</h1>", "Sluice gates stay shut")]
    [InlineData("<meta property=og:title content='Why the sluice gates at Penmarrow stay shut for a third night'><h1>Penmarrow</h1>", "Why the sluice gates at Penmarrow stay shut for a third night")]
    [InlineData("<meta property=og:title content='The Gazette'><title>Why gates stay shut</title><h1>Gates stay shut for a third night</h1>", "Gates stay shut for a third night")]
    [InlineData("<title>Sluice gates stay shut | Gazette</title><h1>The sea</h1><h2>Sluice gates stay shut</h2>", "Sluice gates stay shut")]
    public void Read_Headings_FindsTheTitle(string html, string expected) => Assert.Equal(expected, Field(html, MetadataKeys.Title));

    [Theory]
    [InlineData("<h1>Gates stay shut</h1><p><span>DECEMBER 22, 2022</span><span>Updated January 2, 2026</span></p>", "2022-12-22")]
    [InlineData("<h1>Gates stay shut</h1><p>Last updated</p><p>January 2, 2026</p><p>Published on</p><p>December 22, 2022</p>", "2022-12-22")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-01-01\"}</script><h1>Gates stay shut</h1><p>December 22, 2022</p>", "2022-12-22")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2022-10-09\"}</script><h1>Gates stay shut</h1><p>10/9/2022</p>", "2022-10-09")]
    [InlineData("<meta property=article:published_time content=2019-01-01T08:00:00Z><h1>Gates stay shut</h1><p>December 22, 2022</p>", "2019-01-01T08:00:00+00:00")]
    public void Read_Days_FindsThatOfPublication(string html, string expected) => Assert.Equal(expected, Field(html, MetadataKeys.Published));

    [Fact]
    public void Read_ShownDayThatWins_IsListedOnce()
    {
        var field = PageMetadata.Read(HtmlScanner.Scan("<meta property=article:published_time content=2022-12-23T01:00:00Z><h1>Gates stay shut</h1><p>December 22, 2022</p>"))
            .Single(static field => field.Key == MetadataKeys.Published);
        Assert.Equal("visible:published", field.Source);
        Assert.DoesNotContain(field.Others, other => other.Source == field.Source);
    }

    private static string? Field(string html, string key) => PageMetadata.Read(HtmlScanner.Scan(html)).Find(field => field.Key == key)?.Value;
}
