namespace Pipeline.Export.Rows;

/// <summary>Where a row stands: in the text, in the unit of the export, and in the file, in bytes. Half-open both.</summary>
internal readonly record struct Place(long Start, long End, long ByteStart, long ByteEnd);
