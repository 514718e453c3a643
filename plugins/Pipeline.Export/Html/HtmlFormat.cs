using System.Text;

namespace Pipeline.Export.Html;

/// <summary>One self-contained page: no script, nothing loaded from anywhere, everything from documents escaped.</summary>
internal sealed class HtmlFormat : IExportFormat
{
    /// <summary>So many articles are listed in the contents: what keeps memory constant, and a list that a person still reads.</summary>
    private const int MaxContents = 500;

    private readonly OffsetUnit _unit;
    private readonly List<ContentsEntry> _contents = [];
    private long _articles;
    private long _quotes;

    public HtmlFormat(ExportOptions options, PipelineContext context)
    {
        _unit = options.Offsets;
        Header = Encoding.UTF8.GetBytes(HtmlPage.Start(string.IsNullOrWhiteSpace(options.Title) ? context.Name : options.Title));
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Separator => default;

    /// <inheritdoc/>
    public ExportRecord Write(Document document)
    {
        var article = new ArticleWriter(document, _unit);
        return new ExportRecord(Encoding.UTF8.GetBytes(article.Write()), article.Entry);
    }

    /// <inheritdoc/>
    public void Added(ExportRecord record)
    {
        if (record.Entry is not { } entry)
            return;
        _articles++;
        _quotes += entry.Quotes;
        if (_contents.Count < MaxContents)
            _contents.Add(entry);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Footer() => Encoding.UTF8.GetBytes(HtmlPage.End(_contents, _articles, _quotes));
}
