using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;
using Pipeline.Engine.Planning.Conditions;
using Pipeline.Engine.Planning.Ordering;

namespace Pipeline.Engine.Planning;

/// <summary>Reads <c>stages:</c>, and checks their order and conditions.</summary>
/// <param name="catalog">The stages that there are.</param>
/// <param name="scope">The file, and where mistakes go.</param>
internal sealed class StageListReader(ComponentCatalog catalog, BindingScope scope)
{
    /// <summary>Far more than any pipeline has; the order check takes time of the square.</summary>
    private const int MaxStages = 1000;

    /// <summary>The enabled stages in order; null when the list is missing or is none.</summary>
    public ImmutableArray<PlannedStage>? Read(YamlMapping root, EngineSettings defaults)
    {
        if (root["stages"] is not { } entry)
        {
            if (scope.IsComplete)
            {
                var place = root.Entries is [var first, ..] ? first.Key.Span : root.Span;
                scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, place, "the file needs `stages`");
            }

            return null;
        }

        if (entry.Value is not YamlSequence list)
        {
            scope.ReportWrongType(
                entry.Value, "stages", "a list of stages", entry.Value is YamlMapping { Entries: [_, ..] } ? "put `- ` before each stage" : null);
            return null;
        }

        if (list.Items.IsEmpty)
        {
            if (scope.IsComplete)
                scope.Diagnostics.Add(DiagnosticCodes.EmptyList, entry.Value.Span, "`stages` is empty: a pipeline has at least one stage");
            return null;
        }

        if (list.Items.Length > MaxStages)
        {
            scope.Diagnostics.Add(
                DiagnosticCodes.TooLarge, list.Items[MaxStages].Span, $"a pipeline has at most {Words.Number(MaxStages)} stages, and this one has {Words.Number(list.Items.Length)}");
            return null;
        }

        var reader = new StageReader(catalog, scope);
        var stages = list.Items.Select(reader.Read).ToList();
        var known = stages.OfType<StageDraft>().ToList();
        var ids = StageIds.Of([.. known.Select(static stage => (stage.Descriptor.Name, stage.Id, stage.IdSpan))], scope.Diagnostics);
        var conditions = ReadConditions(known);
        if (known.Count == stages.Count && scope.IsComplete)
            CheckOrder(known, ids, entry.Key.Span);
        return [.. known.Select((stage, index) => stage.Plan(ids[index], defaults, conditions[index], scope)).Where((_, index) => known[index].IsEnabled)];
    }

    private void CheckOrder(List<StageDraft> stages, IReadOnlyList<string> ids, TextSpan key)
    {
        if (!stages.Exists(static stage => stage.IsEnabled))
            scope.Diagnostics.Add(DiagnosticCodes.EmptyList, key, "every stage is disabled: a pipeline has at least one stage that runs");
        var items = stages.Select((stage, index) => new StageOrderItem
        {
            Id = ids[index],
            Descriptor = stage.Descriptor,
            Span = stage.Use.Span,
            Node = stage.Node.Span,
            IsEnabled = stage.IsEnabled,
            When = stage.When?.Text.Text,
        });
        foreach (var diagnostic in StageOrder.Check(scope.Diagnostics.File, catalog, [.. items]))
            scope.Diagnostics.Add(diagnostic);
    }

    private List<Condition?> ReadConditions(List<StageDraft> stages)
    {
        var known = catalog.Stages.Values.Concat(stages.Select(static stage => stage.Descriptor)).SelectMany(static stage => stage.Provides).ToHashSet(StringComparer.Ordinal);
        var before = new HashSet<string>(StringComparer.Ordinal);
        var conditions = new List<Condition?>();
        foreach (var stage in stages)
        {
            Condition? condition = null;
            if (stage.When is { } when)
            {
                (condition, var diagnostics) = ConditionParser.Parse(
                    scope.Diagnostics.File, when.Node.Span, when.Text.Text, new ConditionLayers(known, before.ToHashSet(StringComparer.Ordinal)));
                foreach (var diagnostic in diagnostics)
                    scope.Diagnostics.Add(diagnostic);
            }

            conditions.Add(condition);
            if (stage.IsEnabled)
                before.UnionWith(stage.Descriptor.Provides);
        }

        return conditions;
    }
}
