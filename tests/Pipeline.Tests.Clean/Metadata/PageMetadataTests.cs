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
    [InlineData("<meta property=article:published_time content=2024-08-07T12:01:51Z><h1>Gates stay shut</h1><p>December 30, 2013</p>", "2013-12-30")] // moved to another system
    [InlineData("<meta property=article:published_time content=2022-12-23T01:00:00Z><h1>Gates stay shut</h1><p>December 22, 2022</p>", "2022-12-23T01:00:00+00:00")] // one moment
    [InlineData("<meta property=article:published_time content=2022-12-23T22:00:00Z><h1>Gates stay shut</h1><p>December 22, 2022</p>", "2022-12-22")] // not one moment anywhere on earth
    [InlineData("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-05-17\"}</script><script type=application/ld+json>{\"@type\":\"WebPage\",\"datePublished\":\"2023-05-18T04:39:05Z\"}</script><h1>Gates</h1>", "2023-05-18T04:39:05+00:00")]
    [InlineData("<meta name='script:ld+json' content='{&quot;@type&quot;:&quot;Article&quot;,&quot;datePublished&quot;:&quot;2025-11-17T09:00:00-05:00&quot;}'><h1>Gates stay shut</h1>", "2025-11-17T09:00:00-05:00")]
    [InlineData("<link rel=canonical href='https://gazette.example/news/2023/october/03/gates'><h1>Gates stay shut</h1><p>03/10/2023</p>", "2023-10-03")]
    [InlineData("<link rel=canonical href='https://gazette.example/2025/06/20/gates/'><meta property=article:published_time content=2025-06-20T13:11:19Z><h1>Gates stay shut</h1><p>June 19, 2025</p>", "2025-06-20T13:11:19+00:00")]
    [InlineData("<meta property=og:url content='https://gazette.example/2025/06/'><h1>Gates stay shut</h1><p>June 19, 2025</p>", "2025-06-19")]
    [InlineData("<h1>Gates stay shut</h1><p>30 Sep 2022, 11:07am</p><p>The sea is high.</p><p>This article was originally published on 26 Sep 2019 at 4:12pm but has been updated.</p>", "2019-09-26")]
    [InlineData("<h1>Gates stay shut</h1><p>30 September 2022</p><p>The novel of the flood was first published on 26 September 1929.</p>", "2022-09-30")]
    [InlineData("<h1>Gates stay shut</h1><p>The gates are to open on April 15, 2025.</p><p>Posted on January 17, 2025</p>", "2025-01-17")]
    [InlineData("<h1>Gates stay shut</h1><p>The season of storms is until April 15, 2025.</p>", null)]
    [InlineData("<h1>Gates stay shut</h1>__LONG__<p>December 3, 2025. <i>Updated: December 7, 2025</i></p>", "2025-12-03")]
    [InlineData("<meta property=article:published_time content=2025-08-08><script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2025-11-29\"}</script><h1>Gates stay shut</h1>__LONG__<p>Published August 13, 2025</p>", "2025-08-13")]
    [InlineData("<meta property=article:published_time content=2025-08-08><h1>Gates stay shut</h1>__LONG__<p>Published August 13, 2025</p>", "2025-08-08")]
    public void Read_Days_FindsThatOfPublication(string html, string? expected) => Assert.Equal(expected, Field(html.Replace("__LONG__", LongText, StringComparison.Ordinal), MetadataKeys.Published));

    /// <summary>More blocks than are looked at for a date below a headline.</summary>
    private static readonly string LongText = string.Concat(Enumerable.Repeat("<p>The wardens have kept watch all night, and the sea has not come over the wall.</p>", 60));

    [Fact]
    public void Read_ShownDayThatWins_IsListedOnce()
    {
        var field = PageMetadata.Read(HtmlScanner.Scan("<meta property=article:published_time content=2022-12-24T01:00:00Z><h1>Gates stay shut</h1><p>December 22, 2022</p>"))
            .Single(static field => field.Key == MetadataKeys.Published);
        Assert.Equal("visible:published", field.Source);
        Assert.DoesNotContain(field.Others, other => other.Source == field.Source);
    }

    private static string? Field(string html, string key) => PageMetadata.Read(HtmlScanner.Scan(html)).Find(field => field.Key == key)?.Value;
}
