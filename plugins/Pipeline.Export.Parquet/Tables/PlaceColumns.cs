using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>Where something stands in the text and in the file.</summary>
internal sealed class PlaceColumns
{
    private readonly NumberColumn<long> _textStart = new("text_start"), _textEnd = new("text_end"), _byteStart = new("byte_start"), _byteEnd = new("byte_end");

    public IColumn[] All => [_textStart, _textEnd, _byteStart, _byteEnd];

    public int Add(Place place) => _textStart.Add(place.Start) + _textEnd.Add(place.End) + _byteStart.Add(place.ByteStart) + _byteEnd.Add(place.ByteEnd);
}
