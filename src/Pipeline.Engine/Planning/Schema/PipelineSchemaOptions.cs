using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Planning.Schema;

/// <summary>JSON Schemas of options classes.</summary>
/// <remarks>Made from the model that values are bound by, and not by <c>JsonSchemaExporter</c>: what the editor accepts is what the
/// engine accepts (a single value for a list, durations, sizes), and there are no references by path that break inside a larger schema.</remarks>
internal static class PipelineSchemaOptions
{
    /// <summary>Deeper classes are any mapping.</summary>
    private const int MaxDepth = 8;

    private static readonly Dictionary<Type, (decimal Minimum, decimal Maximum)> s_wholeNumbers = new()
    {
        [typeof(sbyte)] = (sbyte.MinValue, sbyte.MaxValue),
        [typeof(byte)] = (byte.MinValue, byte.MaxValue),
        [typeof(short)] = (short.MinValue, short.MaxValue),
        [typeof(ushort)] = (ushort.MinValue, ushort.MaxValue),
        [typeof(int)] = (int.MinValue, int.MaxValue),
        [typeof(uint)] = (uint.MinValue, uint.MaxValue),
        [typeof(long)] = (long.MinValue, long.MaxValue),
        [typeof(ulong)] = (ulong.MinValue, ulong.MaxValue),
    };

    /// <summary>The schema of the mapping under <c>with:</c>.</summary>
    /// <param name="type">The options class; null for a stage without options.</param>
    public static JsonObject Of(Type? type) => type is null
        ? new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["maxProperties"] = 0 }
        : OfClass(type, Activator.CreateInstance(type), 0);

    /// <summary>Whether the options cannot all keep their defaults.</summary>
    /// <param name="type">The options class; null for a stage without options.</param>
    public static bool AreRequired(Type? type) =>
        type is not null && Activator.CreateInstance(type) is var defaults && OptionProperty.Of(type).Any(option => IsRequired(option, option.ValueOf(defaults!)));

    private static JsonObject OfClass(Type type, object? defaults, int depth)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        var required = new JsonArray();
        var properties = new JsonObject();
        foreach (var option in OptionProperty.Of(type))
        {
            var value = defaults is null ? null : option.ValueOf(defaults);
            var isRequired = IsRequired(option, value);
            if (isRequired)
                required.Add(option.Key);
            properties.Add(option.Key, OfOption(option, isRequired ? null : value, depth));
        }

        if (required.Count > 0)
            schema.Add("required", required);
        schema.Add("properties", properties);
        return schema;
    }

    private static bool IsRequired(OptionProperty option, object? value) => option.IsRequired && !option.Rules.All(rule => rule is not (RequiredAttribute or MinLengthAttribute or LengthAttribute) || rule.IsValid(value));

    private static JsonObject OfOption(OptionProperty option, object? value, int depth)
    {
        var type = option.Property.PropertyType;
        var schema = new JsonObject();
        if (option.Property.GetCustomAttribute<DescriptionAttribute>() is { Description: { Length: > 0 } description })
            schema.Add("description", description);
        if (DefaultOf(value) is { } standard && !option.IsSecret)
            schema.Add("default", standard);
        var body = OfType(type, option.Rules, value, depth);
        if (option.IsNullable)
            body = AnyOf(body, new JsonObject { ["type"] = "null" });
        foreach (var (key, part) in body.ToList())
            schema.Add(key, part?.DeepClone());
        return schema;
    }

    private static JsonObject OfType(Type type, IReadOnlyList<ValidationAttribute> rules, object? value, int depth)
    {
        if (ScalarType.Of(type) is { } scalar)
            return OfScalar(Nullable.GetUnderlyingType(type) ?? type, scalar, rules);
        if (CollectionType.Of(type) is not { } collection)
            return depth < MaxDepth ? OfClass(type, value ?? Activator.CreateInstance(type), depth + 1) : new JsonObject { ["type"] = "object" };

        var itemRules = rules.Where(static rule => rule is RangeAttribute or RegularExpressionAttribute).ToList();
        var item = OfType(collection.Item, collection.IsDictionary ? [] : itemRules, null, depth + 1);
        var counted = new JsonObject { ["type"] = collection.IsDictionary ? "object" : "array", [collection.IsDictionary ? "additionalProperties" : "items"] = item.DeepClone() };
        AddCounts(counted, rules, collection.IsDictionary ? "Properties" : "Items");
        return collection.IsDictionary ? counted : AnyOf(counted, item);
    }

    private static JsonObject OfScalar(Type type, ScalarType scalar, IReadOnlyList<ValidationAttribute> rules)
    {
        if (type == typeof(bool))
            return OrVariable(new JsonObject { ["type"] = "boolean" });
        if (type == typeof(TimeSpan))
            return OrVariable(PipelineSchemaText.Duration());
        if (type == typeof(ByteSize))
            return OrVariable(PipelineSchemaText.Size());
        if (!scalar.Choices.IsDefaultOrEmpty)
            return OrVariable(PipelineSchemaText.Choice(scalar.Choices));
        if (scalar.IsPlain)
            return OrVariable(OfNumber(type, rules));
        if (rules.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
            return OrVariable(PipelineSchemaText.Choice(allowed.Values.OfType<string>()));

        var text = new JsonObject { ["type"] = "string" };
        AddCounts(text, rules, "Length");
        if (rules.Any(static rule => rule is RequiredAttribute { AllowEmptyStrings: false }) && !text.ContainsKey("minLength"))
            text.Add("minLength", 1);
        if (rules.OfType<RegularExpressionAttribute>().FirstOrDefault() is { } pattern)
            text.Add("pattern", $"^(?:{pattern.Pattern})$");
        return text.Count > 1 ? OrVariable(text) : text;
    }

    private static JsonObject OfNumber(Type type, IReadOnlyList<ValidationAttribute> rules)
    {
        var isWhole = s_wholeNumbers.TryGetValue(type, out var bounds);
        var number = new JsonObject { ["type"] = isWhole ? "integer" : "number" };
        var range = rules.OfType<RangeAttribute>().FirstOrDefault();
        var (minimum, maximum) = (BoundOf(range?.Minimum), BoundOf(range?.Maximum));
        if (minimum is not null && !(isWhole && minimum <= bounds.Minimum))
            number.Add(range!.MinimumIsExclusive ? "exclusiveMinimum" : "minimum", minimum);
        else if (isWhole && bounds.Minimum == 0)
            number.Add("minimum", 0);
        if (maximum is not null && !(isWhole && maximum >= bounds.Maximum))
            number.Add(range!.MaximumIsExclusive ? "exclusiveMaximum" : "maximum", maximum);
        return number;
    }

    /// <summary>A bound as a number; null for none, and for one that is no bound.</summary>
    private static decimal? BoundOf(object? bound) => bound switch
    {
        int whole when whole is not (int.MinValue or int.MaxValue) => whole,
        double number when Math.Abs(number) < 1e28 => (decimal)number,
        IConvertible other when other is not (int or double) && decimal.TryParse(other.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static void AddCounts(JsonObject schema, IReadOnlyList<ValidationAttribute> rules, string what)
    {
        var (minimum, maximum) = (0, int.MaxValue);
        foreach (var rule in rules)
        {
            var (low, high) = rule switch
            {
                LengthAttribute length => (length.MinimumLength, length.MaximumLength),
                MinLengthAttribute length => (length.Length, int.MaxValue),
                MaxLengthAttribute { Length: >= 0 } length => (0, length.Length),
                StringLengthAttribute length => (length.MinimumLength, length.MaximumLength),
                _ => (0, int.MaxValue),
            };
            (minimum, maximum) = (Math.Max(minimum, low), Math.Min(maximum, high));
        }

        if (minimum > 0)
            schema.Add("min" + what, minimum);
        if (maximum < int.MaxValue)
            schema.Add("max" + what, maximum);
    }

    /// <summary>A default as YAML would have it; null where there is nothing to show.</summary>
    private static JsonNode? DefaultOf(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        string text => text,
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => null,
        float or double or decimal => JsonNode.Parse(OptionText.Of(value).Replace("+", "", StringComparison.Ordinal)),
        _ when s_wholeNumbers.ContainsKey(value.GetType()) => JsonNode.Parse(OptionText.Of(value)),
        _ when ScalarType.Of(value.GetType()) is not null => OptionText.Of(value),
        System.Collections.IDictionary => null,
        System.Collections.IEnumerable items => DefaultOf(items),
        _ => null,
    };

    private static JsonArray? DefaultOf(System.Collections.IEnumerable items)
    {
        var array = new JsonArray();
        foreach (var item in items)
        {
            if (DefaultOf((object?)item) is not { } node)
                return null;
            array.Add(node);
        }

        return array;
    }

    private static JsonObject OrVariable(JsonObject schema) => AnyOf(schema, PipelineSchemaText.VariableReference());

    /// <summary>Either of two, on one level.</summary>
    private static JsonObject AnyOf(JsonObject first, JsonObject second)
    {
        var all = new JsonArray();
        foreach (var schema in new[] { first, second })
        {
            if (schema is { Count: 1 } && schema["anyOf"] is JsonArray inner)
            {
                foreach (var part in inner)
                    all.Add(part?.DeepClone());
            }
            else
            {
                all.Add(schema.DeepClone());
            }
        }

        var distinct = all.DistinctBy(static part => part!.ToJsonString(), StringComparer.Ordinal).Select(static part => part!.DeepClone()).ToArray();
        return new JsonObject { ["anyOf"] = new JsonArray(distinct) };
    }
}
