namespace Pipeline.Export.Offsets;

/// <summary>A place in the original: in the decoded original, in the unit of the export, and in the file, in bytes.</summary>
internal readonly record struct Origin(long Start, long End, long ByteStart, long ByteEnd)
{
    /// <summary>In the decoded original.</summary>
    public Place Place => new(Start, End);
}
