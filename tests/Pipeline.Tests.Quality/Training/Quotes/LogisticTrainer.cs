using System.Runtime.InteropServices;
using Pipeline.TagQuotes;

namespace Pipeline.Tests.Quality.Training.Quotes;

/// <summary>Fits a <see cref="LinearModel"/>: logistic loss, AdaGrad, the average of the weights at the ends of the later epochs.</summary>
/// <remarks>One thread and a fixed seed: the same examples give the same bytes. Features that are seen fewer than <see cref="Rarest"/> times are left out.</remarks>
internal static class LogisticTrainer
{
    // Chosen by the loss on unseen articles.
    private const int Epochs = 12;
    private const int FirstAveraged = 2;
    private const int Rarest = 4;
    private const float Rate = 0.03f;
    private const float Decay = 1e-2f;

    public static LinearModel Fit(IReadOnlyList<Example> examples, int bits)
    {
        var shift = 32 - bits;
        var kept = Frequent(examples);
        var weights = new float[1 << bits];
        var squares = new float[1 << bits];
        var average = new double[1 << bits];
        var (bias, biasSquare, biasAverage) = (0f, 0f, 0.0);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var sum = bias;
                foreach (var feature in kept[index])
                    sum += weights[feature >> shift];
                var gradient = (1 / (1 + MathF.Exp(-sum))) - (examples[index].Label ? 1 : 0);
                foreach (var feature in kept[index])
                {
                    var slot = feature >> shift;
                    var step = gradient + (Decay * weights[slot]);
                    squares[slot] += step * step;
                    weights[slot] -= Rate * step / MathF.Sqrt(squares[slot] + 1e-6f);
                }

                biasSquare += gradient * gradient;
                bias -= Rate * gradient / MathF.Sqrt(biasSquare + 1e-6f);
            }

            if (epoch < FirstAveraged)
                continue;
            for (var i = 0; i < average.Length; i++)
                average[i] += weights[i] / (double)(Epochs - FirstAveraged);
            biasAverage += bias / (double)(Epochs - FirstAveraged);
        }

        return LinearModel.Of(Array.ConvertAll(average, static weight => (float)weight), (float)biasAverage);
    }

    private static uint[][] Frequent(IReadOnlyList<Example> examples)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var example in examples)
        {
            foreach (var feature in example.Features)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
        }

        return [.. examples.Select(example => example.Features.Where(feature => counts[feature] >= Rarest).ToArray())];
    }
}
