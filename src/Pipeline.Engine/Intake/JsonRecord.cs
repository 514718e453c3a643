using System.Collections.Immutable;

namespace Pipeline.Engine.Intake;

/// <summary>What a line of JSON holds of a document.</summary>
/// <param name="Text">The text, in UTF-8.</param>
/// <param name="Id">The id; null when no field was asked for.</param>
/// <param name="Metadata">The facts beside the text that the line has.</param>
internal sealed record JsonRecord(byte[] Text, string? Id, ImmutableSortedDictionary<string, string> Metadata);
