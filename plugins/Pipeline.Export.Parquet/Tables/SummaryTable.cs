using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>A row for each sentence of a summary.</summary>
internal sealed class SummaryTable : Table
{
    private readonly TextColumn _document, _text;
    private readonly NumberColumn<int> _position;
    private readonly OptionalColumn<double> _score;
    private readonly PlaceColumns _place;

    public SummaryTable()
        : this(new("document"), new("position"), new("text"), new("score"), new())
    {
    }

    private SummaryTable(TextColumn document, NumberColumn<int> position, TextColumn text, OptionalColumn<double> score, PlaceColumns place)
        : base([document, position, text, score, .. place.All]) => (_document, _position, _text, _score, _place) = (document, position, text, score, place);

    /// <inheritdoc/>
    protected override IEnumerable<int> AddRows(string id, DocumentRows rows)
    {
        for (var i = 0; i < rows.Summary.Length; i++)
        {
            var sentence = rows.Summary[i];
            yield return _document.Add(id) + _position.Add(i) + _text.Add(sentence.Text) + _score.Add(sentence.Score) + _place.Add(sentence.Place);
        }
    }
}
