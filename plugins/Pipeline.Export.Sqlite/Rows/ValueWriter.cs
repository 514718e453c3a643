using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pipeline.Export.Rows;

/// <summary>Writes values of kinds that this code has never heard of, as the <c>export</c> stage does.</summary>
/// <remarks>
/// A span becomes an object, a list an array, a dictionary an object in ordinal order, an enum value its name in kebab-case, NaN and the
/// infinities null, a record an object; another type of the framework becomes text, in invariant culture.
/// </remarks>
internal sealed class ValueWriter(Utf8JsonWriter json, Places places)
{
    /// <summary>Deeper than any annotation that ends; a cycle does not.</summary>
    private const int MaxDepth = 32;

    public void WriteStartEnd(TextSpan span)
    {
        var (start, end) = places.InText(span);
        json.WriteNumber("start"u8, start);
        json.WriteNumber("end"u8, end);
    }

    /// <exception cref="StageException">A property cannot be read, or the values nest without end.</exception>
    public void Write(object? value, ILayer layer, int depth)
    {
        if (depth > MaxDepth)
            throw new StageException($"An annotation of the layer `{layer.Name}` nests deeper than {MaxDepth} values: is there a cycle?");
        switch (value)
        {
            case null or double and (double.NaN or double.PositiveInfinity or double.NegativeInfinity)
                or float and (float.NaN or float.PositiveInfinity or float.NegativeInfinity):
                json.WriteNullValue();
                break;
            case string or char:
                json.WriteStringValue(WellFormed.Of(value.ToString()!));
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case Enum name:
                json.WriteStringValue(KebabCase.Of(name));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case Half number:
                Write((double)number, layer, depth);
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
            case DateTime or DateTimeOffset or DateOnly or TimeOnly:
                json.WriteStringValue(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case IDictionary entries:
                WriteDictionary(entries, layer, depth);
                break;
            case IEnumerable items:
                WriteList(items, layer, depth);
                break;
            case var other when other.GetType().Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal)):
                json.WriteStringValue(WellFormed.Of(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""));
                break;
            default:
                WriteObject(value, layer, depth);
                break;
        }
    }

    private void WriteList(IEnumerable items, ILayer layer, int depth)
    {
        json.WriteStartArray();

        // The default ImmutableArray has no items, and throws when asked for them.
        if (!(items.GetType() is { IsValueType: true } type && items.Equals(RuntimeHelpers.GetUninitializedObject(type))))
        {
            foreach (var item in items)
                Write(item, layer, depth + 1);
        }

        json.WriteEndArray();
    }

    private void WriteDictionary(IDictionary entries, ILayer layer, int depth)
    {
        var sorted = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in entries)
            sorted[WellFormed.Of(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "")] = entry.Value;
        json.WriteStartObject();
        foreach (var (key, value) in sorted)
        {
            json.WritePropertyName(key);
            Write(value, layer, depth + 1);
        }

        json.WriteEndObject();
    }

    private void WriteObject(object value, ILayer layer, int depth)
    {
        json.WriteStartObject();
        foreach (var property in AnnotationProperty.Of(value.GetType()))
        {
            json.WritePropertyName(property.Name);
            Write(property.Get(value, layer), layer, depth + 1);
        }

        json.WriteEndObject();
    }
}
