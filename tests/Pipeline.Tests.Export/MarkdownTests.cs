using CsCheck;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Pipeline.Export;

namespace Pipeline.Tests.Export;

public sealed class MarkdownTests
{
    private static readonly ExportOptions Options = new() { To = "x.md" };
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseMathematics().UseTaskLists().Build();

    [Fact]
    public async Task Write_HandBuiltArticles_MatchesTheGoldenFile() =>
        Golden.Check("harbour.md", await ExportRun.TextAsync(Options, Articles.Harbour(), Articles.Plain()));

    [Fact]
    public async Task Write_ScriptInTheText_IsNoHtml()
    {
        var html = Markdown.ToHtml(await ExportRun.TextAsync(Options, Articles.Harbour()), Reader);

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<em>", html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; = &quot;x&quot; | y was *not* a test", html);
    }

    [Fact]
    public async Task Write_TitleThatEndsWithHashes_KeepsThem()
    {
        var document = Document.FromText("a", "Text.").WithMetadata(MetadataKeys.Title, "Learning C # ##");

        var html = Markdown.ToHtml(await ExportRun.TextAsync(Options, document), Reader);

        Assert.Contains("Learning C # ##</h2>", html);
    }

    /// <summary>Whatever the text: the shape is that of the export, with a row for each quote, and the text adds no markup.</summary>
    [Fact]
    public void Write_HostileDocuments_AddNoMarkup() => Hostile.Documents.Sample(document =>
    {
        var markdown = Markdown.Parse(ExportRun.Text(Options, document), Reader);

        var quotes = document.Layer<Quote>().Count;
        var rows = markdown.Descendants<Table>().SelectMany(static table => table.OfType<TableRow>()).ToArray();
        Assert.Equal(quotes == 0 ? 0 : quotes + 1, rows.Length);
        Assert.All(rows, static row => Assert.Equal(4, row.Count));
        Assert.Equal(document.Layer<SummarySentence>().Count, markdown.Descendants<ListItemBlock>().Count());
        Assert.Empty(markdown.Descendants<HtmlBlock>());
        Assert.Empty(markdown.Descendants<HtmlInline>());
        Assert.Empty(markdown.Descendants<LinkInline>());
        Assert.Empty(markdown.Descendants<EmphasisInline>());
        Assert.Empty(markdown.Descendants<CodeInline>());
        Assert.Empty(markdown.Descendants<CodeBlock>());
        Assert.Empty(markdown.Descendants<QuoteBlock>());
        Assert.Empty(markdown.Descendants<ThematicBreakBlock>());
    }, iter: 300);
}
