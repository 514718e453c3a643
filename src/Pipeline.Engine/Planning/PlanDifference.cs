using System.Globalization;
using System.Text.Json;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning;

/// <summary>Says in which parts two plans differ, from what their fingerprints were made of.</summary>
internal static class PlanDifference
{
    private static readonly (string Part, string Key)[] s_keys = [("revision", "revision"), ("when", "when"), ("timeout", "timeout"), ("attempts", "retry"), ("delay", "retry delay"), ("onError", "on-error")];

    /// <summary>One line for each difference; empty when they are the same.</summary>
    /// <param name="before">The parts of the one, see <see cref="PlanFingerprint.Parts"/>.</param>
    /// <param name="after">The parts of the other.</param>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        if (before == after)
            return [];
        try
        {
            using var first = JsonDocument.Parse(before);
            using var second = JsonDocument.Parse(after);
            return [.. Lines(first.RootElement, second.RootElement)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return ["the plan before was recorded by another version of the program, and cannot be compared"];
        }
    }

    private static IEnumerable<string> Lines(JsonElement before, JsonElement after)
    {
        if (Text(before, "engine") is var old && Text(after, "engine") is var now && old != now)
            yield return $"engine: {old ?? "none"} -> {now ?? "none"}";
        var first = Stages(before);
        var second = Stages(after);
        var pairs = Pairs(first, second);
        foreach (var stage in first.Where(stage => pairs.All(pair => pair.Before != stage)))
            yield return $"{Words.Code(stage.Name)} is gone";
        foreach (var stage in second.Where(stage => pairs.All(pair => pair.After != stage)))
            yield return $"{Words.Code(stage.Name)} is new";
        foreach (var stage in Moved(pairs))
            yield return $"{Words.Code(stage.Name)} was moved";
        foreach (var plugin in pairs.Where(static pair => pair.Before.Plugin == pair.After.Plugin && Text(pair.Before.Parts, "build") != Text(pair.After.Parts, "build")).GroupBy(static pair => pair.After.Plugin, StringComparer.Ordinal))
            yield return $"plugin {plugin.Key} was built anew (of {Words.All(plugin.Select(static pair => pair.After.Name))})";
        foreach (var pair in pairs)
        {
            foreach (var line in Lines(pair.Before, pair.After))
                yield return line;
        }
    }

    private static IEnumerable<string> Lines(PlanPart before, PlanPart after)
    {
        var name = Words.Code(after.Name);
        if (before.Plugin != after.Plugin)
            yield return $"{name}: plugin {before.Plugin} -> {after.Plugin}";
        foreach (var (part, key) in s_keys)
        {
            if (Text(before.Parts, part) is var old && Text(after.Parts, part) is var now && old != now)
                yield return $"{name}: {key}: {Shown(part, old)} -> {Shown(part, now)}";
        }

        var first = before.Parts.GetProperty("with");
        var second = after.Parts.GetProperty("with");
        foreach (var option in first.EnumerateObject().Concat(second.EnumerateObject()).Select(static option => option.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (Text(first, option) is var old && Text(second, option) is var now && old != now)
                yield return $"{name}: {option}: {Shown(option, old)} -> {Shown(option, now)}";
        }
    }

    /// <summary>Stages that are alike in everything first, then those of one name in their order.</summary>
    private static List<(PlanPart Before, PlanPart After)> Pairs(List<PlanPart> before, List<PlanPart> after)
    {
        var pairs = new List<(PlanPart Before, PlanPart After)>();
        var left = new List<PlanPart>(before);
        var right = new List<PlanPart>(after);
        Take(static (one, other) => one.Raw == other.Raw);
        Take(static (one, other) => one.Use == other.Use);
        return pairs;

        void Take(Func<PlanPart, PlanPart, bool> isSame)
        {
            foreach (var stage in left.ToArray())
            {
                if (right.FirstOrDefault(other => isSame(stage, other)) is not { } found)
                    continue;
                pairs.Add((stage, found));
                left.Remove(stage);
                right.Remove(found);
            }
        }
    }

    /// <summary>The fewest stages that, taken out, leave the others in their order: all but a longest increasing run. O(s²) for s stages.</summary>
    private static IEnumerable<PlanPart> Moved(List<(PlanPart Before, PlanPart After)> pairs)
    {
        var places = pairs.OrderBy(static pair => pair.After.Place).ToArray();
        var length = new int[places.Length];
        var from = new int[places.Length];
        var best = -1;
        for (var i = 0; i < places.Length; i++)
        {
            (length[i], from[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (places[j].Before.Place < places[i].Before.Place && length[j] + 1 > length[i])
                    (length[i], from[i]) = (length[j] + 1, j);
            }

            if (best < 0 || length[i] > length[best])
                best = i;
        }

        var stays = new HashSet<int>();
        for (var at = best; at >= 0; at = from[at])
            stays.Add(at);
        return places.Where((_, place) => !stays.Contains(place)).Select(static pair => pair.After);
    }

    private static List<PlanPart> Stages(JsonElement plan)
    {
        var stages = new List<PlanPart>();
        foreach (var stage in plan.GetProperty("stages").EnumerateArray())
        {
            // As an id is made where a file gives none.
            var use = Text(stage, "use") ?? "";
            var same = stages.Count(other => other.Use == use);
            stages.Add(new PlanPart(use, same == 0 ? use : string.Create(CultureInfo.InvariantCulture, $"{use}-{same + 1}"), stages.Count, Text(stage, "plugin") ?? "", stage, stage.GetRawText()));
        }

        return stages;
    }

    private static string? Text(JsonElement parts, string name) =>
        parts.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static string Shown(string part, string? value) => (part, value) switch
    {
        (_, null) => "none",
        ("onError", _) => value.ToLowerInvariant(),
        (_, "") => "\"\"",
        _ => Words.Safe(value),
    };

    /// <summary>A stage of a plan.</summary>
    private sealed record PlanPart(string Use, string Name, int Place, string Plugin, JsonElement Parts, string Raw);
}
