using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>A row for each quotation.</summary>
internal sealed class QuoteTable : Table
{
    private readonly TextColumn _document, _speaker, _kind, _text, _mention, _cue, _verbatim;
    private readonly NumberColumn<int> _position;
    private readonly OptionalColumn<double> _confidence;
    private readonly OptionalColumn<int> _chain;
    private readonly PlaceColumns _place;

    public QuoteTable()
        : this(new("document"), new("position"), new("speaker", true), new("kind"), new("text"), new("mention", true), new("cue", true), new("verbatim"), new("confidence"), new("chain"), new())
    {
    }

    private QuoteTable(
        TextColumn document, NumberColumn<int> position, TextColumn speaker, TextColumn kind, TextColumn text, TextColumn mention, TextColumn cue, TextColumn verbatim,
        OptionalColumn<double> confidence, OptionalColumn<int> chain, PlaceColumns place)
        : base([document, position, speaker, kind, text, mention, cue, verbatim, confidence, chain, .. place.All])
    {
        (_document, _position, _speaker, _kind, _text, _mention, _cue, _verbatim) = (document, position, speaker, kind, text, mention, cue, verbatim);
        (_confidence, _chain, _place) = (confidence, chain, place);
    }

    /// <inheritdoc/>
    protected override IEnumerable<int> AddRows(string id, DocumentRows rows)
    {
        for (var i = 0; i < rows.Quotes.Length; i++)
        {
            var quote = rows.Quotes[i];
            yield return _document.Add(id) + _position.Add(i) + _speaker.Add(quote.Speaker) + _kind.Add(quote.Kind) + _text.Add(quote.Text) + _mention.Add(quote.Mention)
                + _cue.Add(quote.Cue) + _verbatim.Add(quote.Verbatim) + _confidence.Add(quote.Confidence) + _chain.Add(quote.Chain) + _place.Add(quote.Place);
        }
    }
}
