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

    /// <summary>Reads the original bytes. May throw any I/O exception, which becomes this document's failure.</summary>
    public required Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> ReadAsync { get; init; }
}
