using System.Globalization;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Puts the stages of a pipeline file in an order that works, and leaves all else in the file as it is.</summary>
public static class OrderFix
{
    /// <summary>Rewrites the list under <c>stages:</c> into the nearest order in which every stage gets what it requires, as far as a
    /// stage of the file provides it; then, where nothing speaks against it, what it uses, with the text changed before it is
    /// annotated, and each export after what it exported. Items move whole, with their comments.</summary>
    /// <param name="file">The pipeline file. Nothing is written to it.</param>
    /// <param name="catalog">The stages that are registered.</param>
    /// <returns>The new text, or why there is none.</returns>
    public static OrderFixResult Apply(ConfigurationText file, ComponentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(catalog);
        var reader = new OrderFixReader();
        if (reader.Read(file.Text) is not { } root)
            return Decline("the file is not valid YAML");
        if (ListOf(root) is not { } list)
            return Decline("the file has no list of stages");
        if (Resolve(list, catalog, out var stages) is { } problem)
            return Decline(problem);
        if (StageOrder.Advise(stages) is not { } order)
        {
            return Decline(stages.Count > StageOrderAdvice.MaxStages
                ? string.Create(CultureInfo.InvariantCulture, $"the list has more than {StageOrderAdvice.MaxStages} stages")
                : "some stages need each other's layers, so that no order works");
        }

        var result = new OrderFixResult { NewText = file.Text, Order = [.. order.Select(i => stages[i].Id)] };
        if (StageOrderMove.Describe(file, stages, order) is not { } change)
            return result;

        var text = list.IsFlowOrPlain ? OrderFixBrackets.Reorder(file.Text, list, order) : OrderFixLines.Reorder(file, list.Children, order);
        if (text is null || reader.Read(text) is not { } newRoot || !IsSameButFor(root, newRoot, list, order))
        {
            return Decline(reader.LostAlias is { } alias
                ? $"the alias `*{alias}` would come before its anchor `&{alias}`"
                : "the items cannot be moved without a change to what they say");
        }

        return result with { NewText = text, Change = change };
    }

    private static OrderFixResult Decline(string reason) => new() { Reason = reason };

    private static OrderFixNode? ListOf(OrderFixNode root)
    {
        for (var i = 0; root.Kind is OrderFixKind.Mapping && i + 1 < root.Children.Count; i += 2)
        {
            if (root.Children[i] is { Kind: OrderFixKind.Scalar, Value: "stages" })
                return root.Children[i + 1] is { Kind: OrderFixKind.Sequence, Children.Count: > 0 } list ? list : null;
        }

        return null;
    }

    /// <summary>What is wrong with an item, if there is something.</summary>
    private static string? Resolve(OrderFixNode list, ComponentCatalog catalog, out List<StageOrderItem> stages)
    {
        stages = new List<StageOrderItem>(list.Children.Count);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.Children)
        {
            var node = item.Resolved;
            var name = node is { Kind: OrderFixKind.Mapping } ? node["use"] : node;
            if (name is not { Kind: OrderFixKind.Scalar })
                return "an item of the list names no stage";
            if (!catalog.Stages.TryGetValue(name.Value, out var descriptor))
                return $"`{name.Value}` is no stage that is installed";

            counts[name.Value] = counts.GetValueOrDefault(name.Value) + 1;
            stages.Add(new StageOrderItem
            {
                Id = node?["id"]?.Value is { Length: > 0 } id ? id
                    : counts[name.Value] == 1 ? name.Value : string.Create(CultureInfo.InvariantCulture, $"{name.Value}-{counts[name.Value]}"),
                Descriptor = descriptor,
                Span = new TextSpan(item.Start, item.End),
                Node = new TextSpan(item.Start, item.End),
                IsEnabled = node?["enabled"] is not { IsFlowOrPlain: true } enabled || !enabled.Value.Equals("false", StringComparison.OrdinalIgnoreCase),
                When = node?["when"]?.Value,
            });
        }

        return null;
    }

    /// <summary>Whether the rewritten file says the same, with the items of the list in the new order.</summary>
    private static bool IsSameButFor(OrderFixNode root, OrderFixNode newRoot, OrderFixNode list, int[] order)
    {
        if (ListOf(newRoot) is not { } newList || newRoot.Children.Count != root.Children.Count)
            return false;
        return order.Select(i => list.Children[i].Meaning).SequenceEqual(newList.Children.Select(static item => item.Meaning))
            && root.Children.Zip(newRoot.Children).All(pair => pair.First == list ? pair.Second == newList : pair.First.Meaning == pair.Second.Meaning);
    }
}
