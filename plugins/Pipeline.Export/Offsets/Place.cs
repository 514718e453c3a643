namespace Pipeline.Export.Offsets;

/// <summary>A half-open range in the unit of an export.</summary>
internal readonly record struct Place(long Start, long End);
