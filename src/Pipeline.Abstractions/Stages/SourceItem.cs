using System.Collections.Immutable;

namespace Pipeline;

/// <summary>A document that a source offers; its bytes are read when a lane takes it.</summary>
public sealed record SourceItem
{
    /// <summary>Stable; unique within the source.</summary>
    public required DocumentId Id { get; init; }

    /// <summary>The address of the original, for people and records.</summary>
    public required string Uri { get; init; }

    /// <summary>The media type, parameters such as <c>charset</c> included, when the source knows it; null to tell it from the name and the bytes.</summary>
    public string? MediaType { get; init; }

    /// <summary>Facts that the source knows, such as a title that stands beside the text; see <see cref="MetadataKeys"/>. Together with the bytes
    /// and the media type they are the content of the document: when one of them changes, it is run again.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Reads the original bytes; called again after a transient failure. May throw any I/O exception, which becomes this document's
    /// failure; a <see cref="FileNotFoundException"/> or <see cref="DirectoryNotFoundException"/> says that the document is gone, and it is skipped.</summary>
    public required Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> ReadAsync { get; init; }

    /// <summary>Called once the document has ended, in whichever way, and that is durable: the source may let go of it, except
    /// of what could not be read. After a crash the source may
    /// offer the document again, and is told again. Null when the source does not care. Must not throw.</summary>
    public Func<CancellationToken, ValueTask>? OnEndedAsync { get; init; }
}
