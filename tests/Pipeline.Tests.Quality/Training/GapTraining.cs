using System.Globalization;
using Pipeline.Segment.Sentences.Unmarked;

namespace Pipeline.Tests.Quality.Training;

/// <summary>Trains the weights of <see cref="GapModel"/>: logistic regression with AdaGrad (Duchi, Hazan and Singer, 2011), on one thread and in a
/// fixed order, so that the same data give the same bytes.</summary>
internal static class GapTraining
{
    private const int Epochs = 4;
    private const float Rate = 0.2f;
    private const float Decay = 1e-3f;

    /// <summary>Trains on the files that shipped weights may be trained on, and writes the weights.</summary>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var allowed = await AllowedAsync(Path.Combine(arguments.Data, "segment/ud/GUM.train.conllu"));
        var examples = (await Measurement.ReadAsync(Path.Combine(arguments.Data, "segment/EWT.train.jsonl")))
            .Concat((await Measurement.ReadAsync(Path.Combine(arguments.Data, "segment/GUM.train.jsonl"))).Where(gold => allowed.Contains(gold["id"]!.ToString())))
            .SelectMany(GapExamples.Of).ToArray();
        var weights = Train(examples);
        var path = Path.Combine(Arguments.Root(), "plugins/Pipeline.Segment/Sentences/Unmarked/gaps.bin");
        await File.WriteAllBytesAsync(path, (byte[])(Array)Array.ConvertAll(weights, static weight => (sbyte)Math.Clamp(MathF.Round(weight * GapModel.Scale), sbyte.MinValue, sbyte.MaxValue)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{examples.Length} gaps, {examples.Count(static example => example.IsStart)} of them boundaries -> {path}"));
        return 0;
    }

    private static float[] Train(GapExample[] examples)
    {
        var weights = new float[1 << GapModel.Bits];
        var squares = new float[1 << GapModel.Bits];
        var random = new Random(1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(examples);
            foreach (var (features, isStart, weight) in examples)
            {
                var sum = 0f;
                foreach (var feature in features)
                    sum += weights[GapModel.IndexOf(feature)];
                var error = weight * ((1 / (1 + MathF.Exp(-sum))) - (isStart ? 1 : 0));
                foreach (var feature in features)
                {
                    var i = GapModel.IndexOf(feature);
                    var gradient = error + (Decay * weights[i]);
                    squares[i] += gradient * gradient;
                    weights[i] -= Rate * gradient / MathF.Sqrt(squares[i] + 1e-6f);
                }
            }
        }

        return weights;
    }

    /// <summary>The documents of GUM whose licence allows it: those of the CoNLL-U file.</summary>
    private static async Task<HashSet<string>> AllowedAsync(string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in File.ReadLinesAsync(path))
        {
            if (line.StartsWith("# newdoc id", StringComparison.Ordinal))
                ids.Add(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
        }

        return ids;
    }
}
