using System.Collections.Concurrent;
using System.Globalization;
using Pipeline.Export.Json;

namespace Pipeline.Export.WebAnnotations;

/// <summary>One W3C annotation collection in JSON-LD: what was found, each with its place in the original.</summary>
/// <remarks>After the Web Annotation Data Model (W3C Recommendation, 23 February 2017). The one page of the collection is embedded in it, so that
/// the file is one document. Without times: the same documents give the same bytes.</remarks>
internal sealed class WebAnnotationFormat : IExportFormat
{
    private readonly ConcurrentBag<DocumentAnnotations> _writers = [];
    private readonly SourceIri _source;
    private readonly IReadOnlyCollection<string>? _layers;

    public WebAnnotationFormat(ExportOptions options, PipelineContext context)
    {
        _source = new SourceIri(options.To, context.Directory);
        _layers = options.Layers.Count == 0 ? null : options.Layers.ToHashSet(StringComparer.Ordinal);
        Header = Start(string.IsNullOrWhiteSpace(options.Title) ? context.Name : options.Title, options.To);
        Shape = _layers is null ? "web-annotation" : "web-annotation:" + string.Join(',', _layers.Order(StringComparer.Ordinal));
    }

    /// <summary>Files with other layers do not go together.</summary>
    public string Shape { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Separator { get; } = ",\n"u8.ToArray();

    /// <inheritdoc/>
    public ExportRecord Write(Document document)
    {
        if (!_writers.TryTake(out var writer))
            writer = new DocumentAnnotations(_source, _layers);
        var (bytes, count) = writer.Write(document);
        if (writer.IsLarge)
            writer.Dispose();
        else
            _writers.Add(writer);
        return new ExportRecord(bytes, count.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public IExportEnding? EndingOf(IReadOnlyList<string> state) => CollectionEnding.Of(state);

    /// <summary>Everything before the first annotation.</summary>
    private static byte[] Start(string label, string to)
    {
        using var output = new JsonOutput(OffsetUnit.Codepoint);
        var page = Urn.Of("page", label, to);
        output.Begin();
        var json = output.Json;
        json.WriteStartObject();
        json.WriteString("@context"u8, "http://www.w3.org/ns/anno.jsonld"u8);
        json.WriteString("id"u8, Urn.Of("collection", label, to));
        json.WriteString("type"u8, "AnnotationCollection"u8);
        output.WriteText("label"u8, label);
        json.WriteString("last"u8, page);
        json.WriteStartObject("first"u8);
        json.WriteString("id"u8, page);
        json.WriteString("type"u8, "AnnotationPage"u8);
        json.WriteNumber("startIndex"u8, 0);
        output.Next(",\"items\":[\n"u8);
        return output.End().ToArray();
    }
}
