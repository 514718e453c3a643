using System.Collections.Immutable;

namespace Pipeline;

/// <summary>All that a document is made of, but for its writes.</summary>
internal readonly record struct DocumentParts(
    DocumentId Id, SourceInfo Source, ReadOnlyMemory<byte> Content, string Original, string Text, TextMap Origin,
    ImmutableSortedDictionary<string, string> Metadata, string? SkipReason, ImmutableArray<ILayer> Layers);
