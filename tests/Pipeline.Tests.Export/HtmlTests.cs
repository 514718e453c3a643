using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Pipeline.Export;

namespace Pipeline.Tests.Export;

public sealed class HtmlTests
{
    private static readonly ExportOptions Options = new() { To = "x.html", Title = "Harbour & \"tunnel\"" };

    [Fact]
    public async Task Write_HandBuiltArticles_MatchesTheGoldenPage() =>
        Golden.Check("harbour.html", await ExportRun.TextAsync(Options, Articles.Harbour(), Articles.Plain()));

    [Fact]
    public async Task Write_ScriptInTheText_StaysText()
    {
        var page = Parse(await ExportRun.TextAsync(Options, Articles.Harbour()));

        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, link, img, form, base"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("article .text")!.TextContent);
    }

    [Fact]
    public async Task Write_Links_HaveTheirTargetsInThePage()
    {
        var page = Parse(await ExportRun.TextAsync(Options, Articles.Harbour(), Articles.Plain()));

        var links = page.QuerySelectorAll("a[href^='#']").Select(static link => link.GetAttribute("href")![1..]).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, id => Assert.NotNull(page.GetElementById(id)));
    }

    [Fact]
    public async Task Write_JavascriptSource_IsNoLink()
    {
        var document = Document.FromText("javascript:alert(1)", "Hello.");

        Assert.Empty(Parse(await ExportRun.TextAsync(Options, document)).QuerySelectorAll("a.source"));
    }

    [Fact]
    public async Task Write_WebSource_IsALink()
    {
        var document = Document.FromText("https://example.org/a?b=\"c\"&d='e'", "Hello.");

        var link = Assert.Single(Parse(await ExportRun.TextAsync(Options, document)).QuerySelectorAll("a.source"));
        Assert.Equal("https://example.org/a?b=%22c%22&d='e'", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Write_LanguageThatIsNoTag_IsLeftOut()
    {
        var document = Document.FromText("a", "Hello.").WithMetadata(MetadataKeys.Language, "en\" onclick=\"x");

        Assert.Equal("", Parse(await ExportRun.TextAsync(Options, document)).QuerySelector("article .text")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task Write_NothingFromOutside_IsLoaded()
    {
        var html = await ExportRun.TextAsync(Options, Articles.Harbour());

        Assert.Contains("default-src 'none'", Parse(html).QuerySelector("meta[http-equiv]")!.GetAttribute("content"));
        Assert.Empty(Parse(html).QuerySelectorAll("[src], [style], [onclick], [onload]"));
        Assert.DoesNotContain("url(", html);
        Assert.DoesNotContain("@import", html);
    }

    [Fact]
    public async Task Write_CrossingQuotes_MarksBoth()
    {
        var text = "one two three four";
        var document = Document.FromText("a", text).With(Layer<Quote>.Of(
            new Quote(text.SpanOf("one two three"), QuoteKind.Indirect) { Speaker = new Speaker("A", default) },
            new Quote(text.SpanOf("three four"), QuoteKind.Indirect) { Speaker = new Speaker("B", default) }));

        var page = Parse(await ExportRun.TextAsync(Options, document));

        Assert.Equal("one two three", string.Concat(page.QuerySelectorAll("article mark[title=A]").Select(static mark => mark.TextContent)));
        Assert.Equal("three four", string.Concat(page.QuerySelectorAll("article mark[title=B]").Select(static mark => mark.TextContent)));
    }

    [Fact]
    public async Task Write_ClosingMarkBehindAQuote_ComesBeforeTheNumber()
    {
        var text = "“Yes,” he said.";
        var document = Document.FromText("a", text).With(Layer<Quote>.Of(
            new Quote(text.SpanOf("Yes,"), QuoteKind.Direct) { Speaker = new Speaker("A", text.SpanOf("he")) }));

        Assert.Equal("“Yes,”1 he said.", Parse(await ExportRun.TextAsync(Options, document)).QuerySelector("article .text p")!.TextContent);
    }

    [Theory]
    [InlineData("Fog  lifts", 0)]
    [InlineData("Fog lifts at noon", 1)]
    public async Task Write_FirstHeading_IsLeftOutWhenItIsTheTitle(string title, int headings)
    {
        var text = "Fog lifts\nShips sail.";
        var document = Document.FromText("a", text).WithMetadata(MetadataKeys.Title, title).With(Layer<Block>.Of(
            new Block(text.SpanOf("Fog lifts"), BlockKind.Heading), new Block(text.SpanOf("Ships sail."), BlockKind.Paragraph)));

        Assert.Equal(headings, Parse(await ExportRun.TextAsync(Options, document)).QuerySelectorAll("article .text h3").Length);
    }

    [Fact]
    public async Task Write_ManyArticles_BoundsTheContents()
    {
        await using var run = new ExportRun(new ExportOptions { To = "x.html" });
        for (var i = 0; i < 503; i++)
            await run.AppendAsync(Document.FromText($"{i}.txt", "Hello."));

        var page = Parse(await run.FlushAsync());

        Assert.Equal(500, page.QuerySelectorAll("nav.contents li").Length);
        Assert.Equal("and 3 more articles below", page.QuerySelector("nav.contents .more")!.TextContent);
        Assert.StartsWith("503 articles · 0 quotations", page.QuerySelector("footer.page")!.TextContent);
    }

    [Fact]
    public void Write_TenThousandNestedQuotes_StaysSmall()
    {
        var text = new string('x', 20_000);
        var document = Document.FromText("a", text).With(Layer<Quote>.Of(
            Enumerable.Range(0, 10_000).Select(i => new Quote(new TextSpan(i, 20_000 - i), QuoteKind.Indirect))));

        var html = ExportRun.Text(Options, document);

        Assert.True(html.Length < 20_000_000, $"{html.Length} characters");
        Assert.Equal(text, Squeeze(Body(Parse(html))));
    }

    /// <summary>Whatever the text and the spans are: the page parses without an error, the text is all there, and every quote has its mark.</summary>
    [Fact]
    public void Write_HostileDocuments_GiveAWellFormedPage() => Hostile.Documents.Sample(document =>
    {
        var html = ExportRun.Text(Options, document);
        var page = Parse(html);

        Assert.Equal(Squeeze(Visible(document.Text)), Squeeze(Body(page)));
        Assert.Empty(page.QuerySelectorAll("script, img, body [style], body [onerror]"));
        var ids = page.QuerySelectorAll("[id]").Select(static element => element.Id!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
    }, iter: 300);

    private static string Body(IDocument page)
    {
        foreach (var number in page.QuerySelectorAll("article .text a.by"))
            number.Remove();

        return page.QuerySelector("article .text")!.TextContent;
    }

    private static string Visible(string text) =>
        string.Concat(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Select(static c => c is (< ' ' and not ('\t' or '\n' or '\r')) or '\u007F' ? '\uFFFD' : c));

    private static string Squeeze(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    private static IDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);
}
