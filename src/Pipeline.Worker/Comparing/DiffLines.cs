using System.Globalization;
using Pipeline.Engine.Comparing;

namespace Pipeline.Worker.Comparing;

/// <summary>The words of a comparison, which are the same in the terminal and on a page.</summary>
internal static class DiffLines
{
    /// <summary>How many documents, how many differ, and in which stage that begins.</summary>
    public static IEnumerable<string> Totals(PlanComparison comparison, IReadOnlyCollection<DocumentChange> changes)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{comparison.Documents} documents, {changes.Count} differ");
        foreach (var stage in changes.GroupBy(static change => change.FirstStage).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal))
            yield return string.Create(CultureInfo.InvariantCulture, $"{stage.Count()} from {(stage.Key is null ? "a stage that is gone" : $"`{stage.Key}`")} on");
        foreach (var aspect in changes.SelectMany(static change => change.Aspects).GroupBy(static aspect => aspect.Name, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{aspect.Key}: {aspect.Sum(static each => each.Gained.Length)} gained, {aspect.Sum(static each => each.Lost.Length)} lost, {aspect.Sum(static each => each.Altered.Length)} altered");
        }
    }

    /// <summary>Where an aspect was written.</summary>
    public static string Title(AspectChange aspect) => aspect.Stage is null ? aspect.Name : $"{aspect.Name} (`{aspect.Stage}`)";

    /// <summary>A speaker that is another is what people look for.</summary>
    public static string Describe(AlteredItem item) => string.Create(
        CultureInfo.InvariantCulture, $"{item.Item}: {(item.Key == "speaker" ? "re-attributed" : item.Key)} {Value(item.Before)} → {Value(item.After)}");

    private static string Value(string? value) => string.IsNullOrEmpty(value) ? "nothing" : value;
}
