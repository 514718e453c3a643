using System.Globalization;
using System.Text;
using Pipeline.Export.Offsets;

namespace Pipeline.Export.Html;

/// <summary>Writes who said what: by speaker, each quotation with a link to it in the text and its place in the file.</summary>
internal sealed class SpeakerList(Document document, StringBuilder html, SpeakerIndex speakers, string anchor, OffsetUnit unit)
{
    private const int QuoteLength = 320;

    private readonly DocumentOffsets _offsets = new(document, unit);

    public void Write(string lang)
    {
        var quotes = document.Layer<Quote>();
        var bySpeaker = Enumerable.Range(0, quotes.Count).GroupBy(i => speakers.Of(quotes[i]))
            .OrderBy(static group => group.Key == 0 ? int.MaxValue : group.Key);
        html.Append("<aside aria-label=\"Who said what\">\n<h3>Who said what</h3>\n");
        foreach (var group in bySpeaker)
        {
            var name = SpeakerIndex.Name(quotes[group.First()]);
            html.Append("<section id=\"").Append(SpeakerIndex.Id(anchor, group.Key)).Append("\" class=\"").Append(SpeakerIndex.Class(group.Key)).Append("\">\n<h4><span class=\"badge\">")
                .Append(SpeakerIndex.Label(group.Key)).Append("</span> <bdi>").AppendText(name).Append("</bdi></h4>\n<ul lang=\"").Append(lang).Append("\">\n");
            foreach (var i in group)
                WriteQuote(quotes[i], i);
            html.Append("</ul>\n</section>\n");
        }

        html.Append("</aside>\n");
    }

    private void WriteQuote(Quote quote, int index)
    {
        var isDirect = quote.Kind == QuoteKind.Direct;
        html.Append("<li><a dir=\"auto\" href=\"#").Append(QuoteMarkup.QuoteId(anchor, index)).Append("\">")
            .Append(isDirect ? "“" : "").AppendText(Excerpt.Of(_offsets.TextOf(quote.Span), QuoteLength)).Append(isDirect ? "”" : "").Append("</a>");
        html.Append("<span class=\"kind\" lang=\"en\">").Append(KebabCase.Of(quote.Kind));
        if (quote.Cue is { } cue)
            html.Append(" · <i lang=\"\">").AppendText(Excerpt.Of(_offsets.TextOf(cue), 40)).Append("</i>");
        var origin = _offsets.InOriginal(quote.Span);
        html.Append(CultureInfo.InvariantCulture, $" · bytes {origin.ByteStart}–{origin.ByteEnd}</span></li>\n");
    }
}
