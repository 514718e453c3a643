namespace Pipeline.Clean.Metadata;

/// <summary>A fact about the article, with where the page says it.</summary>
/// <param name="Key">The metadata key.</param>
/// <param name="Value">As it is kept.</param>
/// <param name="Source">Where it comes from: the name of a <c>meta</c>, <c>ld:</c> and a property of JSON-LD, <c>visible:</c> for what readers see.</param>
/// <param name="Others">What else the page says, with the sources, in the order of trust.</param>
internal sealed record PageField(string Key, string Value, string Source, IReadOnlyList<(string Value, string Source)> Others);
