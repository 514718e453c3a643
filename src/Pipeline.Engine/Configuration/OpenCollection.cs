namespace Pipeline.Engine.Configuration;

/// <summary>A list or mapping that is being read.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="IsFlow">Whether it stands in brackets.</param>
/// <param name="IsSequence">Whether it is a list.</param>
/// <param name="HasProperties">Whether it has an anchor or a tag.</param>
internal readonly record struct OpenCollection(int Start, bool IsFlow, bool IsSequence, bool HasProperties);
