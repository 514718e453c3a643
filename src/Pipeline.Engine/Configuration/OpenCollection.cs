namespace Pipeline.Engine.Configuration;

/// <summary>A list or mapping that is being read.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="IsFlow">Whether it stands in brackets.</param>
/// <param name="IsSequence">Whether it is a list.</param>
/// <param name="StartsWithChild">Whether its place is that of its first child, for what stands before that is not part of it.</param>
internal readonly record struct OpenCollection(int Start, bool IsFlow, bool IsSequence, bool StartsWithChild);
