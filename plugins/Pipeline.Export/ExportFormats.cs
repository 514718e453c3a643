using Pipeline.Export.Csv;
using Pipeline.Export.Html;
using Pipeline.Export.Json;
using Pipeline.Export.Markdown;
using Pipeline.Export.WebAnnotations;

namespace Pipeline.Export;

/// <summary>Makes the format that options ask for.</summary>
internal static class ExportFormats
{
    /// <exception cref="StageException">The options name no format and the extension tells none.</exception>
    public static IExportFormat Create(ExportOptions options, PipelineContext context) =>
        (options.Format ?? ExportOptions.FormatOf(options.To)) switch
        {
            ExportFormat.Jsonl => JsonFormat.Lines(options),
            ExportFormat.Json => JsonFormat.Array(options),
            ExportFormat.Csv => new CsvFormat(options),
            ExportFormat.Markdown => new MarkdownFormat(options, context),
            ExportFormat.Html => new HtmlFormat(options, context),
            ExportFormat.WebAnnotation => new WebAnnotationFormat(options, context),
            _ => throw new StageException(
                $"The format cannot be told from `{options.To}`: give `to` one of the extensions {ExportOptions.Extensions}, or set `format`."),
        };
}
