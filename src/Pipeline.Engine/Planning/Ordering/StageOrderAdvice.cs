using Pipeline.Engine.Planning.Conditions;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>The order that the stages of a file should have.</summary>
internal static class StageOrderAdvice
{
    /// <summary>A list with more stages than this is checked, but no better order is worked out for it.</summary>
    public const int MaxStages = 256;

    /// <summary>One round moves what is out of place. Contracts that want opposite things may then ask for another, and at worst go
    /// round a few orders, of which one is chosen that does not depend on where they were entered.</summary>
    private const int MaxRounds = 16;

    /// <summary>The nearest order in which every requirement is met that any stage of the file can meet. Beyond that, and where
    /// nothing speaks against it: exports stay after what they export, a stage comes after those whose layers it uses, and text is
    /// changed before it is annotated.</summary>
    /// <param name="stages">In the order of the file.</param>
    /// <param name="chain">The same stages.</param>
    /// <returns>Indices of stages, in the order they should have; null when stages need each other in a circle, or are too many.</returns>
    public static int[]? Of(IReadOnlyList<StageOrderItem> stages, StageOrderChain chain)
    {
        if (chain.Circles.Count > 0 || stages.Count > MaxStages)
            return null;

        var orders = new List<int[]> { Enumerable.Range(0, stages.Count).ToArray() };
        while (orders.Count <= MaxRounds)
        {
            var last = orders[^1];
            var written = Array.ConvertAll(last, i => stages[i]);
            var next = Array.ConvertAll(Improve(written, new StageOrderChain(written)), i => last[i]);
            var seen = orders.FindIndex(order => order.AsSpan().SequenceEqual(next));
            if (seen >= 0)
                return orders.Skip(seen).MinBy(order => string.Join('\n', order.Select(i => stages[i].Id)), StringComparer.Ordinal);
            orders.Add(next);
        }

        return orders[^1];
    }

    private static int[] Improve(IReadOnlyList<StageOrderItem> stages, StageOrderChain chain)
    {
        var graph = new StageOrderGraph(stages.Count);
        var all = Enumerable.Range(0, stages.Count).Where(i => stages[i].IsEnabled).ToArray();
        foreach (var stage in all)
            PutRequirements(graph, chain, stage);
        foreach (var export in all.Where(i => stages[i].Descriptor.IsExport))
            PutExport(graph, stages, all, export);
        foreach (var stage in all)
            PutUsed(graph, stages, chain, stage);
        PutTextChanges(graph, stages, all);
        PutNamesakes(graph, stages);
        return graph.Sort();
    }

    /// <summary>For each requirement one provider that the chain placed before the stage: the last one above it in the file if there is
    /// one, for that is the one whose layer the stage has got so far. All edges go up in rank, so none is refused.</summary>
    private static void PutRequirements(StageOrderGraph graph, StageOrderChain chain, int stage)
    {
        foreach (var layer in chain.RequirementsOf(stage))
        {
            var placed = chain.ProvidersOf(layer).Where(provider => chain.RankOf(provider) < chain.RankOf(stage)).ToList();
            var above = placed.FindLastIndex(provider => provider < stage);
            graph.TryPut(above >= 0 ? placed[above] : placed.MinBy(chain.RankOf), stage);
        }
    }

    /// <summary>What an export writes does not change: what was above it stays above, and a later change of the text stays below.</summary>
    private static void PutExport(StageOrderGraph graph, IReadOnlyList<StageOrderItem> stages, int[] all, int export)
    {
        foreach (var stage in all)
        {
            if (stage < export)
                graph.TryPut(stage, export);
            else if (stages[stage].Descriptor.ChangesText)
                graph.TryPut(export, stage);
        }
    }

    /// <summary>A stage stays below all above it that provide what it reads; where none does, the first of the others goes up.</summary>
    private static void PutUsed(StageOrderGraph graph, IReadOnlyList<StageOrderItem> stages, StageOrderChain chain, int stage)
    {
        var counted = stages[stage].When is { } when ? ConditionParser.CountedLayers(when) : [];
        foreach (var layer in stages[stage].Descriptor.Requires.Concat(stages[stage].Descriptor.Uses).Concat(counted))
        {
            var isProvided = false;
            foreach (var provider in chain.ProvidersOf(layer))
            {
                if (provider < stage || !isProvided)
                    isProvided |= graph.TryPut(provider, stage);
            }
        }
    }

    /// <summary>Stages that change the text keep their order among themselves, and come before those that annotate it.</summary>
    private static void PutTextChanges(StageOrderGraph graph, IReadOnlyList<StageOrderItem> stages, int[] all)
    {
        var changing = Array.FindAll(all, i => stages[i].Descriptor.ChangesText);
        for (var i = 1; i < changing.Length; i++)
            graph.TryPut(changing[i - 1], changing[i]);
        foreach (var change in changing)
        {
            foreach (var stage in all.Where(i => !stages[i].Descriptor.ChangesText && !stages[i].Descriptor.Provides.IsEmpty))
                graph.TryPut(change, stage);
        }
    }

    /// <summary>Stages of one name keep their order, for their default ids are counted from the top.</summary>
    private static void PutNamesakes(StageOrderGraph graph, IReadOnlyList<StageOrderItem> stages)
    {
        foreach (var namesakes in Enumerable.Range(0, stages.Count).GroupBy(i => stages[i].Descriptor.Name, StringComparer.Ordinal))
        {
            var before = -1;
            foreach (var stage in namesakes)
            {
                if (before >= 0)
                    graph.TryPut(before, stage);
                before = stage;
            }
        }
    }
}
