using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Engine.Quarantine;

/// <summary>A document as JSON for the author of a stage: metadata, text and every layer. Not the record of the exports.</summary>
internal static class DocumentJson
{
    /// <summary>Of a longer text neither it nor the layers are written.</summary>
    private const int MaxText = 10_000_000;

    private static readonly JsonSerializerOptions s_annotations = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Document document)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", document.Id.Value);
            json.WriteString("uri", document.Source.Uri);
            json.WriteString("mediaType", document.Source.MediaType);
            json.WriteString("charset", document.Source.Charset);
            json.WriteStartObject("metadata");
            foreach (var (key, value) in document.Metadata)
                json.WriteString(key, value);
            json.WriteEndObject();
            json.WriteNumber("characters", document.Text.Length);
            if (document.Text.Length <= MaxText)
            {
                json.WriteString("text", document.Text);
                json.WriteStartObject("layers");
                foreach (var layer in document.Layers)
                    Write(json, layer);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ILayer layer)
    {
        json.WritePropertyName(layer.Name);
        try
        {
            json.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(layer, layer.GetType(), s_annotations));
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or JsonException or ArgumentException)
        {
            json.WriteStringValue($"cannot be written: {exception.GetType().Name}");
        }
    }
}
