using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pipeline.Export.Json;

/// <summary>Writes annotations of kinds that this code has never heard of, by their public properties.</summary>
/// <remarks>
/// <c>Span</c> becomes <c>start</c> and <c>end</c>, at the top of the object; the other properties follow in declaration order, in
/// camelCase; of an annotation without a type its values, by their names; <c>origin</c> is last. A property that would take one of these three names gets an underscore after it. A span
/// within becomes an object, a list an array, a dictionary an object, an enum value its name in kebab-case, NaN and the
/// infinities null; what is none of these and of the framework becomes text, in invariant culture.
/// </remarks>
internal sealed class AnnotationWriter(JsonOutput output)
{
    /// <summary>Deeper than any annotation that ends; a cycle does not.</summary>
    private const int MaxDepth = 32;

    private Utf8JsonWriter Json => output.Json;

    /// <summary>Writes a layer as a property of the object that is open.</summary>
    /// <exception cref="StageException">A property cannot be read, or the values nest without end.</exception>
    public void Write(ILayer layer)
    {
        Json.WriteStartArray(WellFormed.Of(layer.Name));
        foreach (var annotation in layer.Annotations)
        {
            Json.WriteStartObject();
            output.WriteStartEnd(annotation.Span);
            WriteProperties(annotation, layer);
            output.WriteOrigin(annotation.Span);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    /// <summary>Writes all that an annotation has but its span into the object that is open.</summary>
    /// <exception cref="StageException">A property cannot be read, or the values nest without end.</exception>
    public void WriteProperties(IAnnotation annotation, ILayer layer)
    {
        if (annotation is JsonAnnotation open)
        {
            WriteValues(open, layer);
            return;
        }

        foreach (var property in AnnotationProperty.Of(layer.AnnotationType))
        {
            if (property.IsSpan)
                continue;
            Json.WritePropertyName(property.TopName);
            WriteValue(property.Get(annotation, layer), layer, 1);
        }
    }

    private void WriteValues(JsonAnnotation annotation, ILayer layer)
    {
        foreach (var (name, value) in annotation.Values)
        {
            Json.WritePropertyName(WellFormed.Of(AnnotationProperty.TopNameOf(name)));
            WriteValue(value, layer, 1);
        }
    }

    /// <summary>The shortest digits that give the same number back; null for what JSON has no number for.</summary>
    public void WriteNumber(double value)
    {
        if (double.IsFinite(value))
            Json.WriteNumberValue(value);
        else
            Json.WriteNullValue();
    }

    private void WriteValue(object? value, ILayer layer, int depth)
    {
        if (depth > MaxDepth)
            throw new StageException($"An annotation of the layer `{layer.Name}` nests deeper than {MaxDepth} values: is there a cycle?");
        switch (value)
        {
            case null:
                Json.WriteNullValue();
                break;
            case string text:
                output.WriteText(text);
                break;
            case char c:
                output.WriteText([c]);
                break;
            case bool truth:
                Json.WriteBooleanValue(truth);
                break;
            case Enum name:
                Json.WriteStringValue(KebabCase.Of(name));
                break;
            case double number:
                WriteNumber(number);
                break;
            case float number:
                if (float.IsFinite(number))
                    Json.WriteNumberValue(number);
                else
                    Json.WriteNullValue();
                break;
            case Half number:
                WriteNumber((double)number);
                break;
            case decimal number:
                Json.WriteNumberValue(number);
                break;
            case ulong number:
                Json.WriteNumberValue(number);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                Json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case TextSpan span:
                Json.WriteStartObject();
                output.WriteStartEnd(span);
                Json.WriteEndObject();
                break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly:
                output.WriteText(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case IDictionary entries:
                WriteDictionary(entries, layer, depth);
                break;
            case IEnumerable items:
                WriteList(items, layer, depth);
                break;
            case var other when other.GetType().Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal)):
                output.WriteText(Convert.ToString(other, CultureInfo.InvariantCulture));
                break;
            default:
                WriteObject(value, layer, depth);
                break;
        }
    }

    private void WriteList(IEnumerable items, ILayer layer, int depth)
    {
        Json.WriteStartArray();

        // The default ImmutableArray has no items, and throws when asked for them.
        if (!(items.GetType() is { IsValueType: true } type && items.Equals(RuntimeHelpers.GetUninitializedObject(type))))
        {
            foreach (var item in items)
                WriteValue(item, layer, depth + 1);
        }

        Json.WriteEndArray();
    }

    private void WriteDictionary(IDictionary entries, ILayer layer, int depth)
    {
        var sorted = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in entries)
            sorted[WellFormed.Of(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "")] = entry.Value;
        Json.WriteStartObject();
        foreach (var (key, value) in sorted)
        {
            Json.WritePropertyName(key);
            WriteValue(value, layer, depth + 1);
        }

        Json.WriteEndObject();
    }

    private void WriteObject(object value, ILayer layer, int depth)
    {
        Json.WriteStartObject();
        foreach (var property in AnnotationProperty.Of(value.GetType()))
        {
            Json.WritePropertyName(property.Name);
            WriteValue(property.Get(value, layer), layer, depth + 1);
        }

        Json.WriteEndObject();
    }
}
