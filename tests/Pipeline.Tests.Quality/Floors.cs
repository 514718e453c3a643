using System.Globalization;
using System.Text.Json;
using Pipeline.Tests.Quality.Tasks;

namespace Pipeline.Tests.Quality;

/// <summary>Holds what is measured against what was measured once.</summary>
internal static class Floors
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>0 when no figure is below its floor, else 1.</summary>
    public static async Task<int> CheckAsync(Arguments arguments)
    {
        var path = Path.Combine(Arguments.Root(), "tests/Pipeline.Tests.Quality/floors.json");
        var floors = File.Exists(path)
            ? JsonSerializer.Deserialize<SortedDictionary<string, double>>(await File.ReadAllTextAsync(path))!
            : new SortedDictionary<string, double>(StringComparer.Ordinal);
        var work = QualityTasks.All.SelectMany(static task => task.Golds.Select(gold => (Task: task, Gold: gold))).ToList();
        var measured = new Measurement[work.Count];
        await Parallel.ForAsync(0, work.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, _) =>
            measured[i] = await Measurement.RunAsync(work[i].Task, Path.Combine(arguments.Data, work[i].Gold), arguments, forPeople: false));

        var figures = measured.SelectMany(static measurement => measurement.Figures).ToDictionary(static figure => figure.Name, static figure => figure.Value, StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_FLOORS") is { Length: > 0 })
        {
            floors = new(figures.ToDictionary(static pair => pair.Key, static pair => Math.Round(pair.Value - 0.5, 1), StringComparer.Ordinal), StringComparer.Ordinal);
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(floors, Json) + "\n");
        }

        return Print(floors, figures);
    }

    private static int Print(SortedDictionary<string, double> floors, Dictionary<string, double> figures)
    {
        var failed = 0;
        var width = figures.Keys.Concat(floors.Keys).Max(static name => name.Length);
        Console.WriteLine($"{"".PadRight(width)}   floor  measured");
        foreach (var name in floors.Keys.Union(figures.Keys).Order(StringComparer.Ordinal))
        {
            var isMeasured = figures.TryGetValue(name, out var value);
            var hasFloor = floors.TryGetValue(name, out var floor);
            var isBelow = hasFloor && (!isMeasured || value < floor);
            failed += isBelow ? 1 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name.PadRight(width)}  {(hasFloor ? floor.ToString("0.0", CultureInfo.InvariantCulture) : "none"),6}  {(isMeasured ? value.ToString("0.00", CultureInfo.InvariantCulture) : "missing"),8}{(isBelow ? "  BELOW" : "")}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{floors.Count - failed} passed, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }
}
