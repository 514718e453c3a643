using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Export.Rows;

/// <summary>Makes the columns that hold JSON. For one document; not thread-safe.</summary>
internal sealed class JsonRow : IDisposable
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Utf8JsonWriter _json;
    private readonly Places _places;
    private readonly ValueWriter _values;

    public JsonRow(Places places)
    {
        _places = places;
        _json = new Utf8JsonWriter(_output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _values = new ValueWriter(_json, places);
    }

    /// <summary>An object of all metadata, in ordinal order.</summary>
    public string Metadata(Document document)
    {
        if (document.Metadata.IsEmpty)
            return "{}";
        _json.WriteStartObject();
        foreach (var (key, value) in document.Metadata)
            _json.WriteString(WellFormed.Of(key), WellFormed.Of(value));
        _json.WriteEndObject();
        return Take();
    }

    /// <summary>An array of the parts inside quotation marks.</summary>
    public string Verbatim(in Quote quote)
    {
        if (quote.Verbatim.IsEmpty)
            return "[]";
        _json.WriteStartArray();
        foreach (var part in quote.Verbatim)
        {
            _json.WriteStartObject();
            _values.WriteStartEnd(part);
            _json.WriteString("text"u8, WellFormed.Of(_places.TextOf(part)));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        return Take();
    }

    /// <summary>An object of the public properties but the span, in declaration order, in camelCase; of an annotation without a type, of its values.</summary>
    /// <exception cref="StageException">A property cannot be read, or the values nest without end.</exception>
    public string Properties(IAnnotation annotation, ILayer layer)
    {
        try
        {
            _json.WriteStartObject();
            foreach (var (name, value) in ValuesOf(annotation, layer))
            {
                _json.WritePropertyName(name);
                _values.Write(value, layer, depth: 1);
            }

            _json.WriteEndObject();
            return Take();
        }
        finally
        {
            _output.ResetWrittenCount();
            _json.Reset();
        }
    }

    public void Dispose() => _json.Dispose();

    private static IEnumerable<(string Name, object? Value)> ValuesOf(IAnnotation annotation, ILayer layer) => annotation is JsonAnnotation open
        ? open.Values.Select(static value => (WellFormed.Of(value.Key), value.Value))
        : AnnotationProperty.Of(layer.AnnotationType).Where(static property => !property.IsSpan).Select(property => (property.Name, property.Get(annotation, layer)));

    private string Take()
    {
        _json.Flush();
        var text = Encoding.UTF8.GetString(_output.WrittenSpan);
        _output.ResetWrittenCount();
        _json.Reset();
        return text;
    }
}
