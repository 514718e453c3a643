using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Planning;

/// <summary>Reads one item of <c>stages:</c>.</summary>
/// <param name="catalog">The stages that there are.</param>
/// <param name="scope">The file, and where mistakes go.</param>
internal sealed class StageReader(ComponentCatalog catalog, BindingScope scope)
{
    private readonly ComponentReader _components = new(scope);

    /// <summary>The stage; null when it cannot be told which one is meant, which was reported.</summary>
    public StageDraft? Read(YamlNode node)
    {
        var mapping = node as YamlMapping;
        if (mapping is { Entries: [var only] } && mapping["use"] is null && catalog.Stages.ContainsKey(only.Key.Value))
        {
            var name = only.Key.Value;
            scope.Diagnostics.Add(
                DiagnosticCodes.UnknownKey, only.Key.Span, $"{Words.Code(name)} is not a key of a stage", "this is the name of a stage",
                $"write {Words.Code("use: " + name)}, and its options under `with:`");
            return null;
        }

        var use = _components.Use(node, "stages", "a stage");
        var descriptor = use is null ? null : Find(use.Value.Name, use.Value.Node.Span);
        if (mapping is not null)
            ReportUnknownKeys(mapping, descriptor);
        var settings = mapping is null ? new EngineSettings() : EngineSettings.Read(mapping, scope);
        var isEnabled = mapping is null || (EngineSettings.Value<bool>(mapping, "enabled", null, scope) ?? true);
        var id = mapping is null ? null : Id(mapping);
        var when = mapping is null ? null : When(mapping);
        if (descriptor is null)
            return null;
        if (descriptor.IsExport && settings.Isolation is { Mode: IsolationMode.Process })
        {
            scope.Diagnostics.Add(
                DiagnosticCodes.CannotIsolate, mapping!["isolation"]!.Value.Value.Span, $"{Words.Code(descriptor.Name)} cannot be isolated: its writes are part of the checkpoints of this process",
                fix: "remove `isolation` here; in `defaults`, exports are passed over");
        }

        var options = _components.Options(descriptor.OptionsType, descriptor.Name, node, use!.Value.Node.Span, StageKeys.OfStage, out var values);
        var contract = options as IStageContract;
        return new StageDraft
        {
            Descriptor = contract is null ? descriptor : descriptor.With(contract),
            Revision = scope.Context is { } context ? contract?.RevisionIn(context) : null,
            Node = node,
            Use = use.Value.Node,
            Id = id?.Text,
            IdSpan = id?.Span ?? default,
            IsEnabled = isEnabled,
            When = when,
            Options = options,
            OptionValues = values,
            Settings = settings,
        };
    }

    /// <summary>The stage of a name. Of a misspelled one the nearest, so that the rest of the file can still be checked.</summary>
    private StageDescriptor? Find(string name, TextSpan span)
    {
        if (catalog.Stages.TryGetValue(name, out var known))
            return known;
        var isSource = catalog.Sources.ContainsKey(name);
        var near = isSource ? null : Spelling.Nearest(name, catalog.Stages.Keys);
        scope.Diagnostics.Add(
            DiagnosticCodes.UnknownStage, span, $"there is no stage {Words.Code(name)}",
            isSource ? "this is a source" : near is not null ? $"did you mean {Words.Code(near)}?" : PlanBuilder.Available(catalog.Stages.Keys),
            near is not null ? $"write {Words.Code(near)}" : null);
        return near is null ? null : catalog.Stages[near];
    }

    private void ReportUnknownKeys(YamlMapping mapping, StageDescriptor? descriptor)
    {
        var options = descriptor?.OptionsType is { } type ? OptionProperty.Of(type).Select(static option => option.Key).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var entry in mapping.Entries)
        {
            var key = entry.Key.Value;
            if (StageKeys.OfStage.Contains(key, StringComparer.Ordinal))
                continue;
            if (options.Contains(key))
            {
                scope.Diagnostics.Add(
                    DiagnosticCodes.UnknownKey, entry.Key.Span, $"{Words.Code(key)} is not a key of a stage",
                    $"this is an option of {Words.Code(descriptor!.Name)}", $"move {Words.Code(key)} under `with:`");
            }
            else
            {
                scope.ReportUnknownKey(entry.Key, StageKeys.OfStage, "a key of a stage");
            }
        }
    }

    private (string Text, TextSpan Span)? Id(YamlMapping mapping)
    {
        if (mapping["id"] is not { } entry || !new ValueBinder(scope).TryBind(entry.Value, typeof(string), "id", null, null, out var id))
            return null;
        if (StageIds.IsValid((string)id!))
            return ((string)id!, entry.Value.Span);
        scope.Diagnostics.Add(DiagnosticCodes.InvalidValue, entry.Value.Span, $"`id`: expected {StageIds.Words}, got {Words.Code((string)id!)}");
        return null;
    }

    private (YamlScalar Node, TextValue Text)? When(YamlMapping mapping)
    {
        var node = mapping["when"]?.Value;
        if (node is null)
            return null;
        if (node is YamlScalar scalar && !ValueBinder.IsNull(scalar))
            return scope.TextOf(scalar) is { } text ? (scalar, text) : null;
        scope.ReportWrongType(node, "when", "a condition such as `words > 200`");
        return null;
    }
}
