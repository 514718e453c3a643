using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>Writes what a command reads.</summary>
internal static class RequestWriter
{
    /// <summary>The version of the protocol.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions s_format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The first line: what the command is asked to do.</summary>
    public static ReadOnlyMemory<byte> Hello(ExecOptions options) => Line(json =>
    {
        json.WriteString("type"u8, "hello"u8);
        json.WriteNumber("version"u8, Version);
        if (options.Offsets is { } unit)
            json.WriteString("offsets"u8, NameOf(unit));
        WriteNames(json, "requires", options.Requires);
        WriteNames(json, "uses", options.Uses);
        WriteNames(json, "provides", options.Provides);
        json.WriteBoolean("changesText"u8, options.ChangesText);
        json.WriteStartObject("options"u8);
        foreach (var (name, value) in options.Options.OrderBy(static option => option.Key, StringComparer.Ordinal))
            JsonStrings.Write(json, name, value);
        json.WriteEndObject();
    });

    /// <summary>A document.</summary>
    /// <param name="id">What the answer has to repeat.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">Which layers are sent.</param>
    /// <param name="offsets">Of the document's text.</param>
    public static ReadOnlyMemory<byte> Document(long id, Document document, ExecOptions options, TextOffsets offsets) => Line(json =>
    {
        json.WriteString("type"u8, "document"u8);
        json.WriteNumber("id"u8, id);
        JsonStrings.Write(json, "document", document.Id.Value);
        JsonStrings.Write(json, "uri", document.Source.Uri);
        json.WriteString("mediaType"u8, document.Source.MediaType);
        json.WriteStartObject("metadata"u8);
        foreach (var (name, value) in document.Metadata)
            JsonStrings.Write(json, name, value);
        json.WriteEndObject();
        JsonStrings.Write(json, "text", document.Text);
        json.WriteStartObject("layers"u8);
        var writer = new LayerWriter(json, offsets);
        foreach (var layer in document.Layers)
        {
            if (options.Requires.Contains(layer.Name, StringComparer.Ordinal) || options.Uses.Contains(layer.Name, StringComparer.Ordinal))
                writer.Write(layer);
        }

        json.WriteEndObject();
    });

    /// <summary>The name of a unit in the protocol and in YAML.</summary>
    public static string NameOf(OffsetUnit unit) => JsonNamingPolicy.KebabCaseLower.ConvertName(unit.ToString());

    private static ReadOnlyMemory<byte> Line(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(output, s_format))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenMemory;
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names)
            json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
