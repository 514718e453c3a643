using Pipeline.Summarize.News;

namespace Pipeline.Tests.Quality.Training;

/// <summary>Learns the weights of `news`: sets of three sentences compete, by softmax over their scores, for the ROUGE that they get.</summary>
/// <remarks>
/// First the weights under which the probability of a set is nearest to a softmax of its ROUGE (listwise, after Cao et al. 2007, "Learning to Rank:
/// From Pairwise Approach to Listwise Approach"), which is convex; then, from there, those of the highest expected ROUGE. Full batches and Adam
/// (Kingma and Ba 2015): the same weights in every run.
/// </remarks>
internal sealed class NewsTrainer(TrainingOptions options)
{
    // The articles have no headlines, so that nothing can be learned of them: chosen by hand, against what the likeness to other sentences gets.
    private const double Title = 1.5;

    // Captions are like the highlights, but are no sentences of a summary: by hand, from the weights to start with.
    private static readonly int[] ByHand = [(int)NewsFeature.Title, (int)NewsFeature.Caption];

    private static readonly int SentenceCount = (int)NewsFeature.Count;
    private static readonly int Count = SentenceCount + (int)PairFeature.Count;

    /// <summary>Learns from articles.</summary>
    public NewsWeights Train(IReadOnlyList<TrainingArticle> articles)
    {
        double[] weights = [.. NewsWeights.Untrained.Sentence, .. NewsWeights.Untrained.Pair];
        weights[(int)NewsFeature.Title] = Title;
        for (var round = 0; round < options.Rounds; round++)
        {
            var pools = articles.Select(article => article.Sets(Weights(weights))).Where(static sets => sets.Sets.Length > 1).ToArray();
            Descend(pools, weights, isListwise: round == 0);
        }

        return Weights(weights);
    }

    private static NewsWeights Weights(double[] weights) => new(weights[..SentenceCount], weights[SentenceCount..]);

    private void Descend(TrainingSets[] pools, double[] weights, bool isListwise)
    {
        var steps = isListwise ? options.ListwiseSteps : options.ExpectedSteps;
        var gradient = new double[Count];
        var mean = new double[Count];
        var square = new double[Count];
        for (var step = 1; step <= steps; step++)
        {
            Array.Clear(gradient);
            foreach (var pool in pools)
                Add(pool, weights, isListwise, gradient);
            var rate = options.Rate * (1 - ((step - 1.0) / steps));
            for (var i = 0; i < Count; i++)
            {
                var slope = (gradient[i] / pools.Length) + (options.Decay * weights[i]);
                mean[i] = (0.9 * mean[i]) + (0.1 * slope);
                square[i] = (0.99 * square[i]) + (0.01 * slope * slope);
                if (!ByHand.Contains(i))
                    weights[i] -= rate * (mean[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.99, step))) + 1e-8);
            }
        }
    }

    /// <summary>Adds the gradient of one article's loss.</summary>
    private void Add(TrainingSets pool, double[] weights, bool isListwise, double[] gradient)
    {
        var size = pool.Values.Length;
        var scores = new double[size];
        var pairScores = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            scores[i] = NewsWeights.Dot(weights.AsSpan(0, SentenceCount), pool.Values[i]);
            for (var j = i + 1; j < size; j++)
                pairScores[i, j] = pool.Pairs[i, j] is { } pair ? NewsWeights.Dot(weights.AsSpan(SentenceCount), pair) : 0;
        }

        double[] probabilities = [.. pool.Sets.Select((set, i) =>
            scores[set.A] + scores[set.B] + scores[set.C] + pairScores[set.A, set.B] + pairScores[set.A, set.C] + pairScores[set.B, set.C] - pool.Costs[i])];
        Softmax(probabilities, 1);
        var slopes = isListwise ? Listwise(pool.Rewards, probabilities) : Expected(pool.Rewards, probabilities);
        Array.Clear(scores);
        Array.Clear(pairScores);
        for (var s = 0; s < slopes.Length; s++)
        {
            var (a, b, c) = pool.Sets[s];
            scores[a] += slopes[s];
            scores[b] += slopes[s];
            scores[c] += slopes[s];
            pairScores[a, b] += slopes[s];
            pairScores[a, c] += slopes[s];
            pairScores[b, c] += slopes[s];
        }

        for (var i = 0; i < size; i++)
        {
            AddTo(gradient, 0, scores[i], pool.Values[i]);
            for (var j = i + 1; j < size; j++)
            {
                if (pool.Pairs[i, j] is { } pair)
                    AddTo(gradient, SentenceCount, pairScores[i, j], pair);
            }
        }
    }

    private double[] Listwise(double[] rewards, double[] probabilities)
    {
        var wanted = (double[])rewards.Clone();
        Softmax(wanted, options.Temperature);
        return [.. probabilities.Select((probability, i) => probability - wanted[i])];
    }

    private double[] Expected(double[] rewards, double[] probabilities)
    {
        var expected = rewards.Select((reward, i) => reward * probabilities[i]).Sum();
        return [.. probabilities.Select((probability, i) => options.Reward * probability * (expected - rewards[i]))];
    }

    private static void AddTo(double[] gradient, int from, double factor, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
            gradient[from + i] += factor * values[i];
    }

    private static void Softmax(double[] values, double temperature)
    {
        var most = values.Max();
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += values[i] = Math.Exp((values[i] - most) / temperature);
        for (var i = 0; i < values.Length; i++)
            values[i] /= sum;
    }
}
