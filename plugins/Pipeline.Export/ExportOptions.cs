using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Export.Files;

namespace Pipeline.Export;

/// <summary>Options of the <c>export</c> stage.</summary>
public sealed class ExportOptions : IValidatableObject
{
    /// <summary>The file to write; relative to the pipeline file. Folders are created. A run goes on with the file of the run before.</summary>
    [Required]
    [Description("The file to write, relative to the pipeline file. Folders are created; a run goes on with the file of the run before.")]
    public string To { get; set; } = "";

    /// <summary>The format; null to tell it from the extension of <see cref="To"/>.</summary>
    [Description("jsonl, json, csv, markdown, html or web-annotation. By default told from the extension of `to`.")]
    public ExportFormat? Format { get; set; }

    /// <summary>What offsets count, in every format that has them; Web Annotations count code points whatever this says.</summary>
    [Description("What offsets count: utf16 code units (.NET, Java, JavaScript), codepoint (Python) or utf8 bytes (Go, Rust). Web Annotations always count code points.")]
    public OffsetUnit Offsets { get; set; } = OffsetUnit.Utf16;

    /// <summary>Whether JSON records hold the tokens, under <c>layers.tokens</c>.</summary>
    [Description("Whether JSON records hold the tokens, under `layers.tokens`.")]
    public bool Tokens { get; set; }

    /// <summary>The layers that a file of Web Annotations has; empty for all but blocks, sentences and tokens.</summary>
    [Description("The layers that a file of Web Annotations has, such as quotes. By default all but blocks, sentences and tokens.")]
    public List<string> Layers { get; set; } = [];

    /// <summary>The title of an HTML page, a Markdown file or a collection of Web Annotations; null for the name of the pipeline.</summary>
    [Description("The title of an HTML page, a Markdown file or a collection of Web Annotations. By default the name of the pipeline.")]
    public string? Title { get; set; }

    /// <summary>What a row of a CSV file stands for.</summary>
    [Description("What a row of a CSV file stands for: quotes, summary, sentences or documents.")]
    public CsvRows Rows { get; set; } = CsvRows.Quotes;

    /// <summary>Whether a CSV cell that a spreadsheet would run as a formula is made text by an apostrophe before it.</summary>
    [Description("Whether a CSV cell that a spreadsheet would run as a formula (it starts with = + - @ or a tab) gets an apostrophe before it.")]
    public bool EscapeFormulas { get; set; } = true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Format is null && To.Length > 0 && FormatOf(To) is null)
            yield return new ValidationResult($"The format cannot be told from `{To}`: give `to` one of the extensions {Extensions}, or set `format`.", [nameof(To)]);
        if (To.EndsWith(Compaction.Suffix, StringComparison.OrdinalIgnoreCase))
            yield return new ValidationResult($"`{To}` is what the export without `{Compaction.Suffix}` writes beside itself: give `to` another name.", [nameof(To)]);
    }

    internal const string Extensions = ".jsonl, .ndjson, .json, .csv, .md, .markdown, .html, .htm, .jsonld";

    /// <summary>The format that an extension stands for; null when none.</summary>
    internal static ExportFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" => ExportFormat.Jsonl,
        ".json" => ExportFormat.Json,
        ".csv" => ExportFormat.Csv,
        ".md" or ".markdown" => ExportFormat.Markdown,
        ".html" or ".htm" => ExportFormat.Html,
        ".jsonld" => ExportFormat.WebAnnotation,
        _ => null,
    };
}
