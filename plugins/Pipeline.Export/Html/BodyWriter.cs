using System.Text;
using Pipeline.Export.Offsets;

namespace Pipeline.Export.Html;

/// <summary>Writes the text of an article block by block. Text outside of any block comes as one paragraph a line.</summary>
internal sealed class BodyWriter(Document document, StringBuilder html, QuoteMarkup quotes, string title)
{
    private bool _inList;
    private bool _any;

    public void Write(string lang)
    {
        html.Append("<div class=\"text\" lang=\"").Append(lang).Append("\">\n");
        var at = 0;
        foreach (ref readonly var block in document.Layer<Block>().AsSpan())
        {
            var span = OffsetIndex.Whole(document.Text, block.Span);
            if (span.Start > at)
            {
                WriteLines(new TextSpan(at, span.Start));
                at = span.Start;
            }

            // A block within the one before is written already.
            if (span.End <= at)
                continue;
            WriteBlock(Trim(new TextSpan(at, span.End)), block.Kind);
            at = span.End;
        }

        WriteLines(new TextSpan(at, document.Text.Length));
        CloseList();
        quotes.Finish(html);
        html.Append("</div>\n");
    }

    private void WriteBlock(TextSpan span, BlockKind kind)
    {
        if (span.IsEmpty || (!_any && kind == BlockKind.Heading && IsTitle(span)))
            return;
        _any = true;
        if (kind == BlockKind.ListItem != _inList)
        {
            CloseList();
            if (kind == BlockKind.ListItem)
                html.Append("<ul>\n");
            _inList = kind == BlockKind.ListItem;
        }

        var (open, close) = kind switch
        {
            BlockKind.Heading => ("<h3 dir=\"auto\">", "</h3>"),
            BlockKind.ListItem => ("<li dir=\"auto\">", "</li>"),
            BlockKind.Quotation => ("<blockquote dir=\"auto\"><p>", "</p></blockquote>"),
            BlockKind.Caption => ("<p dir=\"auto\" class=\"caption\">", "</p>"),
            BlockKind.Table => ("<div class=\"table\" dir=\"auto\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">", "</div>"),
            BlockKind.Byline => ("<p dir=\"auto\" class=\"byline\">", "</p>"),
            BlockKind.Credit => ("<p dir=\"auto\" class=\"credit\">", "</p>"),
            BlockKind.Boilerplate => ("<p dir=\"auto\" class=\"boilerplate\">", "</p>"),
            _ => ("<p dir=\"auto\">", "</p>"),
        };
        html.Append(open);
        quotes.Write(html, span);
        html.Append(close).Append('\n');
    }

    /// <summary>The headline stands over the article already.</summary>
    private bool IsTitle(TextSpan span) =>
        !quotes.HasQuoteIn(span) && Excerpt.Of(span.In(document.Text), int.MaxValue) == Excerpt.Of(title, int.MaxValue);

    private void WriteLines(TextSpan gap)
    {
        var at = gap.Start;
        while (at < gap.End)
        {
            var length = document.Text.AsSpan(at, gap.End - at).IndexOfAny('\n', '\r');
            var end = length < 0 ? gap.End : at + length;
            WriteBlock(Trim(new TextSpan(at, end)), BlockKind.Paragraph);
            at = end + 1;
        }
    }

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(document.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(document.Text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }

    private void CloseList()
    {
        if (_inList)
            html.Append("</ul>\n");
        _inList = false;
    }
}
