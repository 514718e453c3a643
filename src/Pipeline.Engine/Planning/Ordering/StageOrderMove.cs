using System.Globalization;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Puts a change of order into words.</summary>
internal static class StageOrderMove
{
    /// <summary>How to get from the written order to another: the one move that does it, or the whole order by the ids of the stages.</summary>
    /// <param name="file">The pipeline file.</param>
    /// <param name="stages">In the order of the file.</param>
    /// <param name="order">Indices of the stages, in the order they should have.</param>
    /// <returns>Null when the order is the written one.</returns>
    public static string? Describe(ConfigurationText file, IReadOnlyList<StageOrderItem> stages, int[] order)
    {
        var first = 0;
        while (first < order.Length && order[first] == first)
            first++;
        if (first == order.Length)
            return null;

        if (IsMove(order, order[first], first))
            return Describe(file, stages[order[first]], "above", "before", stages[first]);
        var down = Array.IndexOf(order, first);
        if (IsMove(order, first, down))
            return Describe(file, stages[first], "below", "after", stages[down]);
        return "put the stages in this order: " + string.Join(", ", order.Select(i => stages[i].Id));
    }

    /// <summary>One move in words: by lines, or by ids where the two stand on one line.</summary>
    /// <param name="file">The pipeline file.</param>
    /// <param name="moved">What moves.</param>
    /// <param name="place">Where to by lines: <c>above</c> or <c>below</c>.</param>
    /// <param name="side">Where to on a line: <c>before</c> or <c>after</c>.</param>
    /// <param name="target">What it moves past.</param>
    public static string Describe(ConfigurationText file, StageOrderItem moved, string place, string side, StageOrderItem target)
    {
        var (from, to) = (LinesOf(file, moved), LinesOf(file, target));
        if (from.First <= to.Last && to.First <= from.Last)
            return $"move `{moved.Id}` {side} `{target.Id}`";
        var lines = from.First == from.Last
            ? string.Create(CultureInfo.InvariantCulture, $"line {from.First}")
            : string.Create(CultureInfo.InvariantCulture, $"lines {from.First}-{from.Last}");
        return string.Create(CultureInfo.InvariantCulture, $"move {lines} {place} line {(place == "above" ? to.First : to.Last)}");
    }

    private static (int First, int Last) LinesOf(ConfigurationText file, StageOrderItem stage) =>
        (file.PositionOf(stage.Node.Start).Line, file.PositionOf(Math.Max(stage.Node.Start, stage.Node.End - 1)).Line);

    /// <summary>Whether the order is the written one but for one stage.</summary>
    private static bool IsMove(int[] order, int moved, int to)
    {
        var expected = Enumerable.Range(0, order.Length).Where(i => i != moved).ToList();
        expected.Insert(to, moved);
        return expected.SequenceEqual(order);
    }
}
