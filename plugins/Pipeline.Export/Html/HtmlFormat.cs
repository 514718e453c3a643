using System.Text;

namespace Pipeline.Export.Html;

/// <summary>One self-contained page: no script, nothing loaded from anywhere, everything from documents escaped.</summary>
internal sealed class HtmlFormat : IExportFormat
{
    private readonly OffsetUnit _unit;

    public HtmlFormat(ExportOptions options, PipelineContext context)
    {
        _unit = options.Offsets;
        Header = Encoding.UTF8.GetBytes(HtmlPage.Start(string.IsNullOrWhiteSpace(options.Title) ? context.Name : options.Title));
    }

    /// <inheritdoc/>
    public string Shape => "html";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Separator => default;

    /// <inheritdoc/>
    public ExportRecord Write(Document document)
    {
        var article = new ArticleWriter(document, _unit);
        return new ExportRecord(Encoding.UTF8.GetBytes(article.Write()), article.Entry.ToString());
    }

    /// <inheritdoc/>
    public IExportEnding? EndingOf(IReadOnlyList<string> state) => PageEnding.Of(state);
}
