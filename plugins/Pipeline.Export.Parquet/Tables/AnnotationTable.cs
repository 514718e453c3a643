using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Tables;

/// <summary>A row for each annotation of a layer that has no table of its own.</summary>
internal sealed class AnnotationTable : Table
{
    private readonly TextColumn _document, _layer, _properties;
    private readonly NumberColumn<int> _position;
    private readonly PlaceColumns _place;

    public AnnotationTable()
        : this(new("document"), new("layer"), new("position"), new("properties"), new())
    {
    }

    private AnnotationTable(TextColumn document, TextColumn layer, NumberColumn<int> position, TextColumn properties, PlaceColumns place)
        : base([document, layer, position, properties, .. place.All]) =>
        (_document, _layer, _position, _properties, _place) = (document, layer, position, properties, place);

    /// <inheritdoc/>
    protected override IEnumerable<int> AddRows(string id, DocumentRows rows)
    {
        foreach (var annotation in rows.Annotations)
        {
            yield return _document.Add(id) + _layer.Add(annotation.Layer) + _position.Add(annotation.Position) + _properties.Add(annotation.Properties)
                + _place.Add(annotation.Place);
        }
    }
}
