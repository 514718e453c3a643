using System.Collections.Immutable;

namespace Pipeline.Engine.Expectations;

/// <summary>The document of a test.</summary>
/// <param name="Text">What stands in it; null for that of a file.</param>
/// <param name="File">A file, absolute; null for a text.</param>
/// <param name="MediaType">Null to tell it from the file; a text is plain text.</param>
/// <param name="Metadata">What the source would know.</param>
internal sealed record GivenDocument(string? Text, string? File, string? MediaType, ImmutableSortedDictionary<string, string> Metadata);
