using AngleSharp.Html.Parser;
using Pipeline.Export;

namespace Pipeline.Tests.Export.Files;

/// <summary>The contents and the totals of a page, over restarts and compactions.</summary>
public sealed class PageEndingTests
{
    private static readonly ExportOptions Options = new() { To = "x.html" };

    [Theory]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(502)]
    public void Contents_AfterARestart_AreThoseOfOneRun(int restartAfter)
    {
        var documents = Documents(503);
        using var export = new LedgeredExport(Options);
        export.Append(documents[..restartAfter]);
        export.Checkpoint();
        Assert.Equal(RestoreResult.Restored, export.Restart());
        export.Append(documents[restartAfter..]);
        export.Checkpoint();

        Assert.Equal(Samples.Fresh(Options, documents), export.Text);
    }

    [Fact]
    public void Contents_AfterACompaction_CountLiveArticlesOnly()
    {
        var documents = Documents(503);
        using var export = new LedgeredExport(Options);
        export.Append(Enumerable.Reverse(documents));
        export.Append(Samples.Quoted("d000", "New"));
        export.Checkpoint();
        Assert.Contains("504 articles", export.Text);
        export.Places.Remove(documents[1].Id);

        export.Compact();
        export.Restart();
        export.Checkpoint();

        Document[] live = [Samples.Quoted("d000", "New"), .. documents[2..]];
        Assert.Equal(Samples.Fresh(Options, live), export.Text);
        var page = new HtmlParser().ParseDocument(export.Text);
        Assert.Equal(500, page.QuerySelectorAll("nav.contents li").Length);
        Assert.Equal("and 2 more articles below", page.QuerySelector("nav.contents .more")!.TextContent);
        Assert.StartsWith("502 articles · 1,004 quotations", page.QuerySelector("footer.page")!.TextContent);
    }

    /// <summary>It is written to the ledger at every checkpoint.</summary>
    [Fact]
    public void Token_OfAHugePage_StaysBounded()
    {
        using var export = new LedgeredExport(Options);
        export.Append(Enumerable.Range(0, 2000).Select(static i => Document.FromText($"{i}", "Rain.").WithMetadata(MetadataKeys.Title, new string('é', 1000))));
        export.Checkpoint();

        Assert.InRange(export.Token!.Length, 500 * 160, 500 * 200);
    }

    private static Document[] Documents(int count) => [.. Enumerable.Range(0, count).Select(static i => Samples.Quoted($"d{i:D3}"))];
}
