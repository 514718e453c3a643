using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Checks the order of the stages of a file against their contracts.</summary>
internal static class StageOrder
{
    /// <summary>Everything wrong or doubtful about the order, by place in the file; empty for a good one.</summary>
    /// <param name="file">The pipeline file.</param>
    /// <param name="catalog">What is registered, to name a stage that the file lacks.</param>
    /// <param name="stages">In the order of the file, disabled ones included.</param>
    public static ImmutableArray<Diagnostic> Check(ConfigurationText file, ComponentCatalog catalog, IReadOnlyList<StageOrderItem> stages)
    {
        var check = new StageOrderCheck(file, catalog, stages);
        var found = new List<Diagnostic>();
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i].IsEnabled)
                found.AddRange(check.Of(i));
        }

        return [.. found.OrderBy(static diagnostic => diagnostic.Span)];
    }

    /// <summary>The order that the stages should have, as indices; null when their requirements go round in a circle, or there are
    /// more than <see cref="StageOrderAdvice.MaxStages"/>.</summary>
    /// <param name="stages">In the order of the file, disabled ones included.</param>
    public static int[]? Advise(IReadOnlyList<StageOrderItem> stages) => StageOrderAdvice.Of(stages, new StageOrderChain(stages));
}
