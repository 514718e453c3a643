namespace Pipeline.Export;

/// <summary>How an export is written.</summary>
public enum ExportFormat
{
    /// <summary>One JSON record a line; the extensions <c>.jsonl</c> and <c>.ndjson</c>.</summary>
    Jsonl,

    /// <summary>One JSON array of the same records; <c>.json</c>.</summary>
    Json,

    /// <summary>A table by RFC 4180; <c>.csv</c>.</summary>
    Csv,

    /// <summary>CommonMark with tables; <c>.md</c> and <c>.markdown</c>.</summary>
    Markdown,

    /// <summary>One self-contained page; <c>.html</c> and <c>.htm</c>.</summary>
    Html,

    /// <summary>A collection of W3C Web Annotations in JSON-LD; <c>.jsonld</c>.</summary>
    WebAnnotation,
}
