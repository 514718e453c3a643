using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Tests.Quality.Tasks;

namespace Pipeline.Tests.Quality;

/// <summary>One task on one gold file: what the scorer said.</summary>
internal sealed record Measurement(string Report, int Documents, int Lost, IReadOnlyList<Figure> Figures)
{
    public static async Task<Measurement> RunAsync(QualityTask task, string goldPath, Arguments arguments, bool forPeople)
    {
        var name = Path.GetFileName(goldPath).Replace(".gz", "", StringComparison.Ordinal).Replace(".jsonl", "", StringComparison.Ordinal);
        var golds = Take(await ReadAsync(goldPath), arguments.All || arguments.Golds.Count > 0 ? int.MaxValue : task.Most);
        var predictions = await PredictAsync(task, golds, arguments);

        var goldFile = Path.Combine(arguments.Out, $"{task.Name}-{name}.gold.jsonl");
        var predictionFile = Path.Combine(arguments.Out, $"{task.Name}-{name}.jsonl");
        await File.WriteAllLinesAsync(goldFile, golds.Select(static gold => gold.ToJsonString()));
        await File.WriteAllLinesAsync(predictionFile, predictions.OfType<JsonObject>().Select(static prediction => prediction.ToJsonString()));
        var (report, figures) = await task.ScoreAsync(new Scorer(arguments.Eval), goldFile, predictionFile, forPeople);
        return new Measurement(report, golds.Count, predictions.Count(static prediction => prediction is null), [.. figures.Select(figure => figure with { Name = $"{task.Name} {name} {figure.Name}" })]);
    }

    private static async Task<JsonObject?[]> PredictAsync(QualityTask task, IReadOnlyList<JsonObject> golds, Arguments arguments)
    {
        var predictions = new JsonObject?[golds.Count];
        var chains = new ConcurrentBag<Chain>();
        await Parallel.ForAsync(0, golds.Count, async (i, _) =>
        {
            if (!chains.TryTake(out var chain))
                chain = new Chain(task.Stages);
            var document = task.Read(golds[i], arguments);
            if (await chain.RunAsync(document) is { } result)
            {
                predictions[i] = task.Predict(result);
                predictions[i]!["id"] = golds[i]["id"]!.DeepClone();
            }

            chains.Add(chain);
        });
        return predictions;
    }

    /// <summary>At most so many, spread evenly over the file, always the same ones.</summary>
    private static IReadOnlyList<JsonObject> Take(List<JsonObject> golds, int most) =>
        golds.Count <= most ? golds : [.. Enumerable.Range(0, most).Select(i => golds[(int)((long)i * golds.Count / most)])];

    /// <summary>The lines of a gold file.</summary>
    public static async Task<List<JsonObject>> ReadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        await using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var golds = new List<JsonObject>();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
                golds.Add(JsonNode.Parse(line)?.AsObject() ?? throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"{path}:{golds.Count + 1} is not an object.")));
        }

        return golds;
    }
}
