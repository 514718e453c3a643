using System.Globalization;
using System.Text;
using Pipeline.Export.Offsets;

namespace Pipeline.Export.Html;

/// <summary>Writes the text of one document with its quotations marked, piece by piece, from start to end.</summary>
/// <remarks>
/// Quotations may nest, cross each other and cross blocks. The text is cut wherever one starts or ends, and every stretch
/// is wrapped in the marks of the innermost few: well-formed whatever the spans are. O(text + quotes · log quotes).
/// </remarks>
internal sealed class QuoteMarkup
{
    /// <summary>More marks around one word than this cannot be told apart.</summary>
    private const int MaxNesting = 3;

    private const string ClosingMarks = "”\"’'»›“";

    private readonly Document _document;
    private readonly string _anchor;
    private readonly SpeakerIndex _speakers;
    private readonly TextSpan[] _spans;
    private readonly int[] _byEnd;
    private readonly int[] _cuts;
    private readonly (int Offset, int Change)[] _verbatim;
    private readonly (int Offset, int Number)[] _sentences;
    private readonly SortedSet<int> _open = [];
    private readonly List<int> _shown = new(MaxNesting);
    private readonly List<int> _numbers = [];
    private int _started;
    private int _ended;
    private int _cut;
    private int _verbatimRead;
    private int _verbatimDepth;
    private int _sentencesRead;

    public QuoteMarkup(Document document, string anchor, SpeakerIndex speakers)
    {
        _document = document;
        _anchor = anchor;
        _speakers = speakers;
        var quotes = document.Layer<Quote>();
        _spans = [.. quotes.Select(quote => OffsetIndex.Whole(document.Text, quote.Span))];
        _byEnd = [.. Enumerable.Range(0, _spans.Length)];
        Array.Sort(_byEnd, (a, b) => _spans[a].End != _spans[b].End ? _spans[a].End.CompareTo(_spans[b].End) : b.CompareTo(a));
        var verbatim = quotes.SelectMany(static quote => quote.Verbatim).Select(span => OffsetIndex.Whole(document.Text, span)).ToArray();
        _verbatim = [.. verbatim.SelectMany(static span => new[] { (span.Start, 1), (span.End, -1) }).OrderBy(static change => change.Item1)];
        _sentences = [.. document.Layer<SummarySentence>().Select((sentence, i) => (OffsetIndex.Whole(document.Text, sentence.Span).Start, i))];
        _cuts = [.. _spans.Concat(verbatim).SelectMany(static span => new[] { span.Start, span.End })
            .Concat(_sentences.Select(static sentence => sentence.Offset)).Distinct().Order()];
    }

    /// <summary>The id of a quotation in the page.</summary>
    public static string QuoteId(string anchor, int quote) => string.Create(CultureInfo.InvariantCulture, $"{anchor}-q{quote + 1}");

    /// <summary>The id of a sentence of the summary where it stands in the text.</summary>
    public static string SentenceId(string anchor, int sentence) => string.Create(CultureInfo.InvariantCulture, $"{anchor}-s{sentence + 1}");

    /// <summary>Whether a quotation has words within a span.</summary>
    public bool HasQuoteIn(TextSpan span) => _spans.Any(quote => quote.Overlaps(span));

    /// <summary>Writes a piece of the text; each call goes on after the one before.</summary>
    public void Write(StringBuilder html, TextSpan piece)
    {
        var at = piece.Start;
        while (at < piece.End)
        {
            while (_cut < _cuts.Length && _cuts[_cut] <= at)
                _cut++;
            var end = _cut < _cuts.Length ? Math.Min(_cuts[_cut], piece.End) : piece.End;

            // A number looks best behind the closing mark: “Yes,”¹ and not “Yes,¹”.
            var closes = _numbers.Count > 0 && ClosingMarks.Contains(_document.Text[at]);
            if (closes)
                end = at + 1;
            else
                WriteNumbers(html);
            WriteStretch(html, new TextSpan(at, end));
            if (closes)
                WriteNumbers(html);
            CollectNumbers(new TextSpan(at, end));
            at = end;
        }

        WriteNumbers(html);
    }

    /// <summary>Writes the anchors of quotations that stand in text which was not written, so that every link has its target.</summary>
    public void Finish(StringBuilder html)
    {
        for (; _started < _spans.Length; _started++)
            WriteAnchor(html, QuoteId(_anchor, _started));
        WriteSentenceAnchors(html, int.MaxValue);
    }

    private void WriteStretch(StringBuilder html, TextSpan stretch)
    {
        var firstNew = _started;
        Advance(stretch.Start);
        WriteSentenceAnchors(html, stretch.Start);
        _shown.Clear();
        foreach (var quote in _open.Reverse())
        {
            if (_shown.Count == MaxNesting)
                break;
            _shown.Add(quote);
        }

        for (var quote = firstNew; quote < _started; quote++)
        {
            if (!_shown.Contains(quote))
                WriteAnchor(html, QuoteId(_anchor, quote));
        }

        for (var i = _shown.Count - 1; i >= 0; i--)
            OpenMark(html, _shown[i], isFirst: _shown[i] >= firstNew, isInnermost: i == 0);
        html.AppendText(stretch.In(_document.Text));
        for (var i = 0; i < _shown.Count; i++)
            html.Append("</mark>");
    }

    private void OpenMark(StringBuilder html, int quote, bool isFirst, bool isInnermost)
    {
        var value = _document.Layer<Quote>()[quote];
        var number = _speakers.Of(value);
        html.Append("<mark class=\"q ").Append(SpeakerIndex.Class(number));
        if (isInnermost && _verbatimDepth > 0)
            html.Append(" v");
        if (!isInnermost)
            html.Append(" o");
        html.Append('"');
        if (isFirst)
            html.Append(" id=\"").Append(QuoteId(_anchor, quote)).Append('"');
        html.Append(" title=\"").AppendText(SpeakerIndex.Name(value)).Append("\">");
    }

    /// <summary>The quotations that end with this stretch, whose speakers' numbers follow.</summary>
    private void CollectNumbers(TextSpan stretch)
    {
        for (var i = _ended; i < _byEnd.Length && _spans[_byEnd[i]].End <= stretch.End; i++)
        {
            if (_byEnd[i] < _started && _spans[_byEnd[i]].End > stretch.Start)
                _numbers.Add(_byEnd[i]);
        }
    }

    /// <summary>Writes the speakers' numbers that wait, as links to what else they said.</summary>
    private void WriteNumbers(StringBuilder html)
    {
        var last = -1;
        foreach (var i in _numbers)
        {
            var quote = _document.Layer<Quote>()[i];
            var number = _speakers.Of(quote);
            if (number != last)
                WriteNumber(html, number, SpeakerIndex.Name(quote));
            last = number;
        }

        _numbers.Clear();
    }

    private void WriteNumber(StringBuilder html, int number, string name)
    {
        html.Append("<a class=\"by ").Append(SpeakerIndex.Class(number)).Append("\" href=\"#").Append(SpeakerIndex.Id(_anchor, number))
            .Append("\" title=\"").AppendText(name).Append("\" aria-label=\"").AppendText(name).Append("\">")
            .Append(SpeakerIndex.Label(number)).Append("</a>");
    }

    private void WriteSentenceAnchors(StringBuilder html, int offset)
    {
        for (; _sentencesRead < _sentences.Length && _sentences[_sentencesRead].Offset <= offset; _sentencesRead++)
            WriteAnchor(html, SentenceId(_anchor, _sentences[_sentencesRead].Number));
    }

    private static void WriteAnchor(StringBuilder html, string id) => html.Append("<span id=\"").Append(id).Append("\"></span>");

    /// <summary>Opens and closes what starts and ends up to an offset.</summary>
    private void Advance(int offset)
    {
        for (; _started < _spans.Length && _spans[_started].Start <= offset; _started++)
        {
            if (_spans[_started].End > offset)
                _open.Add(_started);
        }

        for (; _ended < _byEnd.Length && _spans[_byEnd[_ended]].End <= offset; _ended++)
            _open.Remove(_byEnd[_ended]);
        for (; _verbatimRead < _verbatim.Length && _verbatim[_verbatimRead].Offset <= offset; _verbatimRead++)
            _verbatimDepth += _verbatim[_verbatimRead].Change;
    }
}
