using System.Globalization;

namespace Pipeline.Summarize.News;

/// <summary>How much each feature counts in <see cref="NewsMethod"/>. Immutable and thread-safe.</summary>
/// <param name="sentence">By <see cref="NewsFeature"/>.</param>
/// <param name="pair">By <see cref="PairFeature"/>.</param>
internal sealed class NewsWeights(double[] sentence, double[] pair)
{
    /// <summary>The learned weights, see Weights/README.md.</summary>
    public static NewsWeights Trained { get; } = Load();

    /// <summary>Weights written by hand, fitted to nothing: the lead, what the rest goes on about, no repeats, sentences of ordinary length.</summary>
    public static NewsWeights Untrained { get; } = Parse("""
        PlaceInverse	1
        Forward	1
        Coverage	0.3
        Title	0.5
        WordsToTen	1
        WordsToThirty	-0.3
        WordsBeyond	-0.3
        Question	-1
        Fragment	-0.5
        Caption	-3
        OrphanQuote	-0.5
        FirstPerson	-0.5
        QuotedShare	-0.5
        Cosine	-1
        """);

    /// <summary>For one sentence, by <see cref="NewsFeature"/>.</summary>
    public ReadOnlySpan<double> Sentence => sentence;

    /// <summary>For two, by <see cref="PairFeature"/>.</summary>
    public ReadOnlySpan<double> Pair => pair;

    /// <summary>The sum of the features, each times its weight.</summary>
    public static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }

    /// <summary>Reads lines of a feature's name, a tab and its weight; a feature without a line counts 0.</summary>
    /// <exception cref="FormatException">A line is not that, or names no feature.</exception>
    public static NewsWeights Parse(string lines)
    {
        var sentence = new double[(int)NewsFeature.Count];
        var pair = new double[(int)PairFeature.Count];
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var fields = line.Split('\t');
            var weight = double.Parse(fields[^1], CultureInfo.InvariantCulture);
            if (Enum.TryParse<NewsFeature>(fields[0], out var feature) && feature < NewsFeature.Count)
                sentence[(int)feature] = weight;
            else if (Enum.TryParse<PairFeature>(fields[0], out var both) && both < PairFeature.Count)
                pair[(int)both] = weight;
            else
                throw new FormatException($"`{fields[0]}` is no feature of the method `news`.");
        }

        return new NewsWeights(sentence, pair);
    }

    /// <summary>The lines that <see cref="Parse"/> reads, in the order of the features.</summary>
    public string Format() => string.Concat(
        Enumerable.Range(0, sentence.Length).Select(i => Line(((NewsFeature)i).ToString(), sentence[i]))
            .Concat(Enumerable.Range(0, pair.Length).Select(i => Line(((PairFeature)i).ToString(), pair[i]))));

    private static string Line(string name, double weight) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{Math.Round(weight, 4)}\n");

    private static NewsWeights Load()
    {
        using var stream = typeof(NewsWeights).Assembly.GetManifestResourceStream("news.tsv")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
