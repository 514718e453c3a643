using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>Writes layers as the <c>export</c> stage writes annotations, without what a command can tell by itself: places in the original, and the text of spans.</summary>
internal sealed class LayerWriter(Utf8JsonWriter json, TextOffsets offsets)
{
    private const int MaxDepth = 32;

    public void Write(ILayer layer)
    {
        json.WriteStartArray(layer.Name);
        var properties = KindProperty.Of(layer.AnnotationType);
        foreach (var annotation in layer.Annotations)
        {
            json.WriteStartObject();
            WriteStartEnd(annotation.Span);
            if (annotation is JsonAnnotation open)
                WriteEntries(open.Values, 1);
            else if (annotation is Quote quote)
                WriteQuote(quote);
            else
                WriteProperties(annotation, properties);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteProperties(IAnnotation annotation, KindProperty[] properties)
    {
        foreach (var property in properties)
        {
            if (property.IsSpan)
                continue;
            json.WritePropertyName(property.TopName);
            WriteValue(property.Property.GetValue(annotation), 1);
        }
    }

    private void WriteQuote(Quote quote)
    {
        json.WriteString("kind"u8, KebabCase(quote.Kind));
        json.WritePropertyName("verbatim"u8);
        WriteValue(quote.Verbatim, 1);
        json.WritePropertyName("speaker"u8);
        if (quote.Speaker is { } speaker)
        {
            json.WriteStartObject();
            JsonStrings.Write(json, "name", speaker.Name);
            WriteStartEnd(speaker.Mention);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("cue"u8);
        WriteValue(quote.Cue, 1);
        json.WritePropertyName("confidence"u8);
        WriteValue(quote.Confidence, 1);
        json.WritePropertyName("chain"u8);
        WriteValue(quote.Chain, 1);
    }

    private void WriteStartEnd(TextSpan span)
    {
        var wire = offsets.ToWire(span);
        json.WriteNumber("start"u8, wire.Start);
        json.WriteNumber("end"u8, wire.End);
    }

    private void WriteValue(object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new StageException($"An annotation nests deeper than {MaxDepth} values: is there a cycle?");
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                json.WriteNullValue();
                break;
            case string text:
                JsonStrings.Write(json, text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case Enum name:
                json.WriteStringValue(KebabCase(name));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case TextSpan span:
                json.WriteStartObject();
                WriteStartEnd(span);
                json.WriteEndObject();
                break;
            case IEnumerable<KeyValuePair<string, object?>> entries:
                json.WriteStartObject();
                WriteEntries(entries, depth);
                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    WriteValue(item, depth + 1);
                json.WriteEndArray();
                break;
            case IFormattable other when value.GetType().Namespace == "System":
                JsonStrings.Write(json, other.ToString(value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? "O" : null, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStartObject();
                foreach (var property in KindProperty.Of(value.GetType()))
                {
                    json.WritePropertyName(property.Name);
                    WriteValue(property.Property.GetValue(value), depth + 1);
                }

                json.WriteEndObject();
                break;
        }
    }

    private void WriteEntries(IEnumerable<KeyValuePair<string, object?>> entries, int depth)
    {
        foreach (var (name, value) in entries)
        {
            json.WritePropertyName(JsonStrings.WellFormed(name));
            WriteValue(value, depth + 1);
        }
    }

    private static string KebabCase(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
