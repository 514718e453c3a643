using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Planning;

/// <summary>Reads what stages and sources have in common: <c>use:</c> and <c>with:</c>.</summary>
/// <param name="scope">The file, and where mistakes go.</param>
internal sealed class ComponentReader(BindingScope scope)
{
    /// <summary>The name under <c>use:</c>, or the bare name; null when it is missing or was reported.</summary>
    /// <param name="node">The item of <c>stages:</c>, or the value of <c>source:</c>.</param>
    /// <param name="key">The key that it stands under.</param>
    /// <param name="owner">What it is, for messages.</param>
    public (string Name, YamlScalar Node)? Use(YamlNode node, string key, string owner)
    {
        var use = node is YamlMapping mapping ? mapping["use"]?.Value : node;
        if (use is null)
        {
            if (scope.IsComplete)
                scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, FirstKey(node), $"{owner} needs `use`");
            return null;
        }

        if (use is YamlScalar scalar && !ValueBinder.IsNull(scalar))
            return scope.TextOf(scalar) is { } text ? (text.Text, scalar) : null;
        scope.ReportWrongType(use, node is YamlMapping ? "use" : key, node is YamlMapping ? "a name" : "a name, or a mapping with `use`");
        return null;
    }

    /// <summary>Binds <c>with:</c> to a fresh options object.</summary>
    /// <param name="type">The options class; null for none.</param>
    /// <param name="name">The stage or source.</param>
    /// <param name="node">The item of <c>stages:</c>, or the value of <c>source:</c>.</param>
    /// <param name="use">Where it is named.</param>
    /// <param name="engineKeys">Keys that stand beside <c>with:</c>.</param>
    /// <param name="values">Every option and where its value came from.</param>
    public object? Options(
        Type? type, string name, YamlNode node, TextSpan use, IReadOnlyList<string> engineKeys, out ImmutableArray<OptionValue> values)
    {
        values = [];
        var with = (node as YamlMapping)?["with"];
        var given = with?.Value;
        if (given is YamlScalar scalar && ValueBinder.IsNull(scalar))
            given = null;
        if (given is not null and not YamlMapping)
            scope.ReportWrongType(given, "with", "a mapping with the options of " + Words.Code(name));
        if (type is null)
        {
            if (given is YamlMapping { Entries: [_, ..] } unwanted)
                scope.Diagnostics.Add(DiagnosticCodes.UnknownKey, unwanted.Entries[0].Key.Span, $"{Words.Code(name)} has no options");
            return null;
        }

        var options = Activator.CreateInstance(type)!;
        if (given is null or YamlMapping)
        {
            var binder = new ObjectBinder(scope);
            binder.TryBind(options, given as YamlMapping, with?.Key.Span ?? use, Words.Code(name), engineKeys);
            values = [.. OptionProperty.Of(type).Select(option => Value(options, option, binder))];
        }

        return options;
    }

    private OptionValue Value(object options, OptionProperty option, ObjectBinder binder)
    {
        var file = scope.Diagnostics.File;
        var value = option.IsSecret && option.ValueOf(options) is not null ? "***" : OptionText.Of(option.ValueOf(options));
        if (!binder.Bound.TryGetValue(option.Property.Name, out var bound))
            return new OptionValue(option.Key, value, "default");
        var place = $"{file.Path}:{Words.Number(file.PositionOf(bound.Value.Start).Line)}";
        return new OptionValue(option.Key, value, bound.Variables.Length == 0 ? place : $"env {bound.Variables} ({place})");
    }

    private static TextSpan FirstKey(YamlNode node) => node is YamlMapping { Entries: [var first, ..] } ? first.Key.Span : node.Span;
}
