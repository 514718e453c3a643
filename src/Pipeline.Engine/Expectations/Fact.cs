using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Pipeline.Engine.Expectations;

/// <summary>A value of an annotation, in the few shapes that can be expected in YAML.</summary>
internal abstract record Fact
{
    /// <summary>No value.</summary>
    internal sealed record None : Fact;

    /// <summary>A text, a number, or true or false.</summary>
    /// <param name="Text">In invariant culture; of a number, the shortest digits that give it back.</param>
    /// <param name="Number">When it is one.</param>
    internal sealed record Scalar(string Text, double? Number = null) : Fact;

    /// <summary>Values in order.</summary>
    internal sealed record Sequence(ImmutableArray<Fact> Items) : Fact;

    /// <summary>Values by name.</summary>
    /// <param name="Entries">In the order of declaration.</param>
    /// <param name="Short">What stands for the whole where a single value is expected: of a span its text, of a speaker the name; null for nothing.</param>
    internal sealed record Mapping(ImmutableArray<KeyValuePair<string, Fact>> Entries, string? Short) : Fact;

    private const int MaxDepth = 8;

    /// <summary>An annotation: its text, offsets in the text and in the original, and its properties in kebab case.</summary>
    public static Mapping Of(IAnnotation annotation, Document document)
    {
        var span = OfSpan(annotation.Span, document);
        var own = annotation is JsonAnnotation open
            ? open.Values.Select(value => KeyValuePair.Create(value.Key, Of(value.Value, document, 1)))
            : Properties(annotation, document, 1).Where(static property => property.Key != "span");
        return new Mapping([.. span.Entries, .. own, KeyValuePair.Create("origin", (Fact)OfOrigin(annotation.Span, document))], span.Short);
    }

    private static Mapping OfSpan(TextSpan span, Document document)
    {
        var text = span.In(document.Text).ToString();
        return new Mapping([new("text", new Scalar(text)), new("start", Of(span.Start)), new("end", Of(span.End))], text);
    }

    private static Mapping OfOrigin(TextSpan span, Document document)
    {
        var original = document.Origin.ToOriginal(span);
        var (start, end) = document.Origin.ToBytes(span);
        return new Mapping([new("start", Of(original.Start)), new("end", Of(original.End)), new("byte-start", Of(start)), new("byte-end", Of(end))], Short: null);
    }

    private static Scalar Of(double number) => new(number.ToString(CultureInfo.InvariantCulture), number);

    private static Fact Of(object? value, Document document, int depth) => value switch
    {
        null => new None(),
        string text => new Scalar(text),
        bool flag => new Scalar(flag ? "true" : "false"),
        Enum constant => new Scalar(JsonNamingPolicy.KebabCaseLower.ConvertName(constant.ToString())),
        TextSpan span => OfSpan(span, document),
        IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal => Of(number.ToDouble(CultureInfo.InvariantCulture)),
        _ when depth > MaxDepth => new Scalar(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        IEnumerable<KeyValuePair<string, object?>> entries => new Mapping([.. entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value, document, depth + 1)))], Short: null),
        IEnumerable items => new Sequence([.. items.Cast<object?>().Select(item => Of(item, document, depth + 1))]),
        IFormattable formattable when value.GetType().Assembly == typeof(string).Assembly => new Scalar(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => OfObject(value, document, depth),
    };

    private static Mapping OfObject(object value, Document document, int depth)
    {
        var properties = Properties(value, document, depth + 1).ToImmutableArray();
        return new Mapping(properties, properties.Where(static property => property.Key == "name").Select(static property => (property.Value as Scalar)?.Text).FirstOrDefault());
    }

    private static IEnumerable<KeyValuePair<string, Fact>> Properties(object value, Document document, int depth) =>
        from property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanRead && property.GetIndexParameters().Length == 0
        orderby property.MetadataToken
        select KeyValuePair.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name), Of(property.GetValue(value), document, depth));
}
