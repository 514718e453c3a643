using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Engine.Configuration.Binding;

/// <summary>Binds a node of the tree to a value of a .NET type.</summary>
/// <param name="scope">The file, and where mistakes go.</param>
internal sealed class ValueBinder(BindingScope scope)
{
    /// <summary>Binds one value.</summary>
    /// <param name="node">The node.</param>
    /// <param name="type">The type that is wanted.</param>
    /// <param name="name">The key, for messages.</param>
    /// <param name="range">The range of a number, for messages; null for any.</param>
    /// <param name="existing">A default to bind into, for a class with properties; null to make one.</param>
    /// <param name="value">The value; null may be one.</param>
    /// <returns>Whether it could be bound; otherwise that was reported.</returns>
    public bool TryBind(YamlNode node, Type type, string name, RangeAttribute? range, object? existing, out object? value)
    {
        value = null;
        var expected = Expected(type, range);
        if (ScalarType.Of(type) is { } scalarType)
        {
            if (node is YamlScalar scalar)
                return TryBindScalar(scalar, scalarType, name, expected, out value);
            scope.ReportWrongType(node, name, expected);
            return false;
        }

        if (node is YamlScalar text && IsNull(text))
        {
            scope.ReportWrongType(node, name, expected);
            return false;
        }

        if (CollectionType.Of(type) is { } collection)
            return collection.IsDictionary ? TryBindDictionary(node, collection, name, expected, out value) : TryBindList(node, collection, name, range, expected, out value);

        if (node is not YamlMapping mapping)
        {
            scope.ReportWrongType(node, name, expected);
            return false;
        }

        if (existing is null && (type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null))
        {
            scope.Diagnostics.Add(DiagnosticCodes.InvalidValue, node.Span, $"{Words.Code(name)} cannot be given in YAML: the plugin cannot make a value of it");
            return false;
        }

        value = existing ?? Activator.CreateInstance(type)!;
        return new ObjectBinder(scope).TryBind(value, mapping, mapping.Span, Words.Code(name));
    }

    /// <summary>Whether a scalar is null, before its variables are replaced.</summary>
    public static bool IsNull(YamlScalar scalar) => new TextValue(scalar.Value, scalar.IsPlain, "").IsNull;

    private bool TryBindScalar(YamlScalar scalar, ScalarType type, string name, string expected, out object? value)
    {
        value = null;
        if (scope.TextOf(scalar) is not { } text)
            return false;
        if (text.IsNull)
        {
            scope.ReportWrongType(scalar, name, expected);
            return false;
        }

        var got = text.Variables.Length == 0 ? null : $"{(text.Text.Length == 0 ? "an empty text" : Words.Code(text.Text))} from {Words.Code(text.Variables)}";
        if (type.IsPlain && !text.IsPlain)
        {
            var fits = type.Read(text.Text) is not null;
            scope.ReportWrongType(scalar, name, expected, fits ? "remove the quotation marks" : null, fits ? $"the text {got ?? $"\"{text.Text}\""}" : got);
            return false;
        }

        value = type.Read(text.Text);
        if (value is null)
            scope.ReportWrongType(scalar, name, expected, FixOf(type, text.Text), got, LabelOf(type, text.Text));
        return value is not null;
    }

    private static string? LabelOf(ScalarType type, string text) =>
        type.Units is { } units && text.Length > 0 && text.All(char.IsAsciiDigit) ? $"the unit is missing: {units}" : null;

    private static string? FixOf(ScalarType type, string text)
    {
        if (type.Read("true") is true)
        {
            return text.ToUpperInvariant() switch
            {
                "YES" or "ON" or "Y" or "1" => "write `true`",
                "NO" or "OFF" or "N" or "0" => "write `false`",
                _ => null,
            };
        }

        return type.Choices.IsDefaultOrEmpty || Spelling.Nearest(text, type.Choices) is not { } near ? null : $"write {Words.Code(near)}";
    }

    private bool TryBindList(YamlNode node, CollectionType type, string name, RangeAttribute? range, string expected, out object? value)
    {
        value = null;
        if (node is YamlMapping && ScalarType.Of(type.Item) is not null)
        {
            scope.ReportWrongType(node, name, expected);
            return false;
        }

        var nodes = node is YamlSequence list ? list.Items : [node];
        var items = new List<object?>(nodes.Length);
        foreach (var item in nodes)
        {
            if (TryBind(item, type.Item, name, range, null, out var bound))
                items.Add(bound);
        }

        if (items.Count < nodes.Length)
            return false;
        value = type.Make(items);
        return true;
    }

    private bool TryBindDictionary(YamlNode node, CollectionType type, string name, string expected, out object? value)
    {
        value = null;
        if (node is not YamlMapping mapping)
        {
            scope.ReportWrongType(node, name, expected);
            return false;
        }

        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), type.Item), StringComparer.Ordinal)!;
        foreach (var entry in mapping.Entries)
        {
            if (TryBind(entry.Value, type.Item, entry.Key.Value, null, null, out var bound))
                dictionary.Add(entry.Key.Value, bound);
        }

        value = dictionary;
        return dictionary.Count == mapping.Entries.Length;
    }

    private static string Expected(Type type, RangeAttribute? range)
    {
        if (ScalarType.Of(type) is { } scalar)
            return scalar.Words + Ranges.Of(range);
        if (CollectionType.Of(type) is not { } collection)
            return OptionProperty.Of(type) is { Count: > 0 and <= 8 } options ? $"a mapping of {Words.All(options.Select(static option => option.Key))}" : "a mapping";
        return collection.IsDictionary ? "a mapping"
            : ScalarType.Of(collection.Item) is { } item ? $"{item.Words}{Ranges.Of(range)}, or a list of such"
            : "a list";
    }
}
