using System.Collections.Immutable;

namespace Pipeline.Engine.Comparing;

/// <summary>How a layer, the text or a fact of a document differs between two plans.</summary>
/// <param name="Name">The layer; or <c>text</c>, <c>metadata</c>.</param>
/// <param name="Stage">The id of the stage that wrote it last: of the new plan, or of the old one when the new one has none; null for none.</param>
/// <param name="Gained">What the new plan has and the old one has not, in order.</param>
/// <param name="Lost">What the old plan has and the new one has not, in order.</param>
/// <param name="Altered">What both have, and in what it differs.</param>
public sealed record AspectChange(string Name, string? Stage, ImmutableArray<string> Gained, ImmutableArray<string> Lost, ImmutableArray<AlteredItem> Altered);
