using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Export.Html;

/// <summary>Writes one document as an article: head, summary, text, who said what.</summary>
internal sealed class ArticleWriter
{
    /// <summary>Markup makes about four characters of one; more than a chunk at once would land on the large object heap.</summary>
    private const int Growth = 4, MaxChunk = 32_000;

    private readonly StringBuilder _html;
    private readonly Document _document;
    private readonly OffsetUnit _unit;
    private readonly string _anchor;
    private readonly SpeakerIndex _speakers;
    private readonly string _title;
    private readonly string _lang;

    public ArticleWriter(Document document, OffsetUnit unit)
    {
        _document = document;
        _unit = unit;
        _html = new StringBuilder(Math.Min(MaxChunk, (document.Text.Length + 1000) * Growth));

        // From the id, since lanes do not know which article of the page this is.
        _anchor = "a" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.Id.Value)).AsSpan(0, 8));
        _speakers = new SpeakerIndex(document.Layer<Quote>());
        _title = ArticleTitle.Of(document);
        _lang = LanguageTag(document.Metadata.GetValueOrDefault(MetadataKeys.Language));
        var title = new StringBuilder().AppendText(Excerpt.Of(_title, 160)).ToString();
        Entry = new ContentsEntry(_anchor, WellFormed.Of(title), document.Layer<Quote>().Count);
    }

    /// <summary>The article's line in the contents.</summary>
    public ContentsEntry Entry { get; }

    public string Write()
    {
        var hasList = _document.Layer<Quote>().Count > 0;
        _html.Append("<article id=\"").Append(_anchor).Append(hasList ? "\">\n" : "\" class=\"plain\">\n");
        WriteHead();
        WriteSummary();
        new BodyWriter(_document, _html, new QuoteMarkup(_document, _anchor, _speakers), _title).Write(_lang);
        if (hasList)
            new SpeakerList(_document, _html, _speakers, _anchor, _unit).Write(_lang);
        return _html.Append("</article>\n").ToString();
    }

    private void WriteHead()
    {
        _html.Append("<header>\n<h2 dir=\"auto\" lang=\"").Append(_lang).Append("\">").AppendText(_title).Append("</h2>\n<p class=\"meta\">");
        var any = false;
        foreach (var key in (ReadOnlySpan<string>)[MetadataKeys.Site, MetadataKeys.Author, MetadataKeys.Published])
        {
            if (!_document.Metadata.TryGetValue(key, out var value))
                continue;
            Separate(ref any);
            if (key == MetadataKeys.Published)
                WriteTime(value);
            else
                _html.Append("<bdi>").AppendText(value).Append("</bdi>");
        }

        Separate(ref any);
        WriteSource();
        _html.Append("</p>\n</header>\n");
    }

    private void Separate(ref bool any)
    {
        if (any)
            _html.Append(" · ");
        any = true;
    }

    /// <summary>The day alone for people, all of it for machines; as it came when it is no ISO 8601 date.</summary>
    private void WriteTime(string value)
    {
        var isDate = value.Length >= 10 && DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);
        if (isDate)
            _html.Append("<time datetime=\"").AppendText(value).Append("\">").AppendText(value.AsSpan(0, 10)).Append("</time>");
        else
            _html.Append("<bdi>").AppendText(value).Append("</bdi>");
    }

    /// <summary>A link only to the web: a <c>javascript:</c> address stays text.</summary>
    private void WriteSource()
    {
        var uri = _document.Source.Uri;
        var isLink = Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps);
        if (isLink)
            _html.Append("<a class=\"source\" rel=\"noopener noreferrer\" href=\"").AppendText(parsed!.AbsoluteUri).Append("\">").AppendText(uri).Append("</a>");
        else
            _html.Append("<span class=\"source\">").AppendText(uri).Append("</span>");
    }

    private void WriteSummary()
    {
        var summary = _document.Layer<SummarySentence>();
        if (summary.Count == 0)
            return;
        _html.Append("<section class=\"summary\" aria-label=\"Summary\">\n<h3>In short</h3>\n<ul lang=\"").Append(_lang).Append("\">\n");
        for (var i = 0; i < summary.Count; i++)
        {
            _html.Append("<li dir=\"auto\"><a href=\"#").Append(QuoteMarkup.SentenceId(_anchor, i)).Append("\">")
                .AppendText(Offsets.OffsetIndex.Whole(_document.Text, summary[i].Span).In(_document.Text)).Append("</a></li>\n");
        }

        _html.Append("</ul>\n</section>\n");
    }

    /// <summary>The language when it has the shape of a tag; else empty, which is HTML's word for unknown.</summary>
    private static string LanguageTag(string? language) =>
        language is { Length: >= 2 and <= 35 } && language.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') ? language : "";
}
