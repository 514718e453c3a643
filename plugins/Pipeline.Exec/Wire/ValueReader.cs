using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>Reads annotations of a type, and the values within them, by their public properties.</summary>
/// <param name="offsets">Of the text that was sent.</param>
/// <param name="layer">The name of the layer, for messages.</param>
internal sealed class ValueReader(TextOffsets offsets, string layer)
{
    private static readonly MethodInfo s_list = typeof(ValueReader).GetMethod(nameof(ReadList), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>What exports write beside the properties: it follows from them.</summary>
    private static readonly string[] s_derived = ["origin", "text"];

    /// <exception cref="StageException">It is not as the type has it.</exception>
    public object ReadAnnotation(JsonElement item, Type kind)
    {
        var span = Span(item);
        var annotation = RuntimeHelpers.GetUninitializedObject(kind);
        var properties = KindProperty.Of(kind);
        Array.Find(properties, static property => property.IsSpan)?.Property.SetValue(annotation, span);
        foreach (var member in item.EnumerateObject())
        {
            if (member.Name is "start" or "end")
                continue;
            if (Array.Find(properties, property => property.TopName == member.Name && !property.IsSpan) is { } property)
                Set(annotation, property, member);
            else
                CheckDerived(kind, member.Name);
        }

        return annotation;
    }

    public TextSpan Span(JsonElement value) => Values.SpanOf(value, offsets, layer);

    /// <summary>A value of a type; null where that is one.</summary>
    /// <exception cref="StageException">It is none.</exception>
    public object? Read(JsonElement value, Type type, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return value.ValueKind == JsonValueKind.Null ? null : Read(value, inner, name);
        if (value.ValueKind == JsonValueKind.Null && !type.IsValueType)
            return null;
        if (type == typeof(string))
            return value.ValueKind == JsonValueKind.String ? JsonStrings.Read(value) : throw Unexpected(value, name, "a text");
        if (type == typeof(bool))
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Unexpected(value, name, "true or false");
        if (type.IsEnum)
            return ReadEnum(value, type, name);
        if (type == typeof(TextSpan))
            return Span(value);
        if (type == typeof(double) || type == typeof(float))
        {
            // JSON has no NaN: exports write null for it.
            return value.ValueKind == JsonValueKind.Null ? Convert.ChangeType(double.NaN, type, CultureInfo.InvariantCulture)
                : value.ValueKind == JsonValueKind.Number ? Convert.ChangeType(value.GetDouble(), type, CultureInfo.InvariantCulture)
                : throw Unexpected(value, name, "a number");
        }

        if (type.IsPrimitive || type == typeof(decimal))
            return ReadWhole(value, type, name);
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() is var list && (list == typeof(ImmutableArray<>) || list == typeof(IReadOnlyList<>)))
        {
            return value.ValueKind == JsonValueKind.Array
                ? s_list.MakeGenericMethod(type.GenericTypeArguments[0]).Invoke(this, BindingFlags.DoNotWrapExceptions, null, [value, name], null)
                : throw Unexpected(value, name, "a list");
        }

        return value.ValueKind == JsonValueKind.Object && KindProperty.Of(type).Length > 0
            ? ReadObject(value, type)
            : throw Unexpected(value, name, KindProperty.Of(type).Length > 0 ? "an object" : "nothing: a command cannot give such a value");
    }

    /// <summary>What a command wrote in place of something else.</summary>
    public StageException Unexpected(JsonElement value, string name, string expected) =>
        new($"The command gave {Values.Words(value)} for `{name}` in the layer `{layer}`: expected {expected}.");

    /// <summary>A member that no property has, and that no export writes.</summary>
    public void CheckDerived(Type kind, string name)
    {
        if (!s_derived.Contains(name, StringComparer.Ordinal)
            && !Array.Exists(kind.GetProperties(), property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == name))
        {
            throw new StageException($"The command gave `{name}` in the layer `{layer}`, whose annotations have no such value: expected {string.Join(", ", KindProperty.Of(kind).Where(static one => !one.IsSpan).Select(static one => $"`{one.TopName}`").Prepend("`end`").Prepend("`start`"))}.");
        }
    }

    private object ReadObject(JsonElement value, Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var member in value.EnumerateObject())
        {
            if (Array.Find(KindProperty.Of(type), property => property.Name == member.Name) is { } property)
                Set(made, property, member);
            else
                CheckDerived(type, member.Name);
        }

        return made;
    }

    private void Set(object owner, KindProperty property, JsonProperty member) =>
        property.Property.SetValue(owner, Read(member.Value, property.Property.PropertyType, member.Name));

    private ImmutableArray<T> ReadList<T>(JsonElement value, string name) => [.. value.EnumerateArray().Select(item => (T)Read(item, typeof(T), name)!)];

    private object ReadEnum(JsonElement value, Type type, string name)
    {
        var names = Enum.GetNames(type);
        var found = value.ValueKind == JsonValueKind.String
            ? Array.Find(names, one => JsonNamingPolicy.KebabCaseLower.ConvertName(one) == value.GetString())
            : null;
        return found is not null
            ? Enum.Parse(type, found)
            : throw Unexpected(value, name, "one of " + string.Join(", ", names.Select(static one => $"`{JsonNamingPolicy.KebabCaseLower.ConvertName(one)}`")));
    }

    private object ReadWhole(JsonElement value, Type type, string name)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && (type == typeof(decimal) || decimal.IsInteger(number)))
                return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is OverflowException or InvalidCastException)
        {
            // Said below.
        }

        throw Unexpected(value, name, type == typeof(decimal) ? "a number" : "a whole number in range");
    }
}
