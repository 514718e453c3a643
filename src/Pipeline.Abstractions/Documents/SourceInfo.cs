namespace Pipeline;

/// <summary>Where a document came from, and what its bytes were.</summary>
public sealed record SourceInfo
{
    /// <summary>The address of the original; for a file, its path relative to the pipeline file, with forward slashes.</summary>
    public required string Uri { get; init; }

    /// <summary>The media type without parameters, in lower case, such as <c>text/html</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The length of the original, in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The SHA-256 of the original bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The WHATWG name of the charset that the original was decoded with, in lower case, such as <c>utf-8</c>.</summary>
    public required string Charset { get; init; }
}
