namespace Pipeline.Export.Rows;

/// <summary>A row of the table <c>annotation</c>: the position counts within the layer, from 0; the properties are JSON.</summary>
internal sealed record AnnotationRow(string Layer, int Position, string Properties, Place Place);
