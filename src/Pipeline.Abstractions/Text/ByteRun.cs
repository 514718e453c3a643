namespace Pipeline;

/// <summary>A run of <paramref name="Count"/> characters that were all decoded from the same number of bytes.</summary>
/// <param name="Units">UTF-16 code units that each character takes: 1 or 2.</param>
/// <param name="Bytes">Bytes that each character takes in the file; 0 or more.</param>
/// <param name="Count">How many such characters follow one another.</param>
public readonly record struct ByteRun(int Units, int Bytes, int Count);
