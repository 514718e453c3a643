using Pipeline.Clean.Article;

namespace Pipeline.Tests.Quality.Training.Clean;

/// <summary>Trains oblivious trees by gradient boosting on the logistic loss. The same rows give the same trees.</summary>
/// <remarks>Friedman (2001), "Greedy function approximation", with second-order leaves and histograms as in LightGBM.</remarks>
internal sealed class TreeTrainer(int trees, float rate, int seed)
{
    private const int Bins = 64;
    private const float Regularisation = 2;
    private const double RowShare = 0.4, FeatureShare = 0.25;

    private readonly Random _random = new(seed);

    /// <param name="rows">One after the other.</param>
    /// <param name="width">Figures in a row.</param>
    /// <param name="labels">From 0 to 1.</param>
    /// <param name="weights">How much each row counts.</param>
    public ObliviousTrees Train(float[] rows, int width, float[] labels, float[] weights)
    {
        var count = labels.Length;
        var thresholds = new float[width][];
        var binned = new byte[width][];
        Parallel.For(0, width, new ParallelOptions { MaxDegreeOfParallelism = 2 }, feature => (thresholds[feature], binned[feature]) = Bin(rows, width, feature, count));

        double good = 0, all = 0;
        for (var i = 0; i < count; i++)
            (good, all) = (good + (weights[i] * labels[i]), all + weights[i]);
        var bias = (float)Math.Log(good / (all - good));
        var scores = new float[count];
        Array.Fill(scores, bias);
        var gradients = new float[count];
        var curvatures = new float[count];
        var leafOf = new byte[count];
        var unit = (float)(count / all);

        var features = new ushort[trees * ObliviousTrees.Depth];
        var cuts = new float[trees * ObliviousTrees.Depth];
        var leaves = new short[trees * ObliviousTrees.Leaves];
        for (var tree = 0; tree < trees; tree++)
        {
            var sample = Enumerable.Range(0, count).Where(_ => _random.NextDouble() < RowShare).ToArray();
            var candidates = Enumerable.Range(0, width).Where(feature => thresholds[feature].Length > 0 && _random.NextDouble() < FeatureShare).ToArray();
            for (var i = 0; i < count; i++)
            {
                var p = 1 / (1 + MathF.Exp(-scores[i]));
                gradients[i] = weights[i] * unit * (labels[i] - p);
                curvatures[i] = weights[i] * unit * Math.Max(p * (1 - p), 1e-4f);
            }

            Array.Clear(leafOf);
            for (var level = 0; level < ObliviousTrees.Depth; level++)
            {
                var gains = new (double Gain, int Bin)[candidates.Length];
                var leafCount = 1 << level;
                Parallel.For(0, candidates.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, c =>
                    gains[c] = Best(binned[candidates[c]], thresholds[candidates[c]].Length, sample, leafOf, leafCount, gradients, curvatures));
                var best = 0;
                for (var c = 1; c < gains.Length; c++)
                    best = gains[c].Gain > gains[best].Gain ? c : best;
                var (feature, bin) = (candidates[best], gains[best].Bin);
                features[(tree * ObliviousTrees.Depth) + level] = (ushort)feature;
                cuts[(tree * ObliviousTrees.Depth) + level] = thresholds[feature][bin];
                var column = binned[feature];
                for (var i = 0; i < count; i++)
                    leafOf[i] |= (byte)(column[i] > bin ? 1 << level : 0);
            }

            var sums = new (double Gradient, double Curvature)[ObliviousTrees.Leaves];
            foreach (var i in sample)
            {
                ref var sum = ref sums[leafOf[i]];
                sum = (sum.Gradient + gradients[i], sum.Curvature + curvatures[i]);
            }

            for (var leaf = 0; leaf < ObliviousTrees.Leaves; leaf++)
                leaves[(tree * ObliviousTrees.Leaves) + leaf] = (short)Math.Clamp(rate * sums[leaf].Gradient / (sums[leaf].Curvature + Regularisation) / ObliviousTrees.LeafUnit, short.MinValue, short.MaxValue);
            for (var i = 0; i < count; i++)
                scores[i] += leaves[(tree * ObliviousTrees.Leaves) + leafOf[i]] * ObliviousTrees.LeafUnit;
        }

        return new ObliviousTrees(bias, features, cuts, leaves);
    }

    private static (float[] Thresholds, byte[] Binned) Bin(float[] rows, int width, int feature, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = rows[((long)i * width) + feature];
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        var thresholds = new List<float>();
        for (var bin = 1; bin < Bins; bin++)
        {
            var at = (long)count * bin / Bins;
            var (low, high) = (sorted[at - 1], sorted[at]);

            // Between two values; a value that fills several bins gets its edges.
            if (low == high)
            {
                var start = LowerBound(sorted, low);
                if (start > 0)
                    Add(sorted[start - 1], low);
                var end = UpperBound(sorted, low);
                if (end < count)
                    Add(low, sorted[end]);
                continue;
            }

            Add(low, high);
        }

        thresholds.Sort();
        var distinct = thresholds.Distinct().ToArray();
        var binned = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var at = Array.BinarySearch(distinct, values[i]);
            binned[i] = (byte)(at >= 0 ? at : ~at);
        }

        return (distinct, binned);

        void Add(float low, float high) => thresholds.Add(low + ((high - low) / 2));
    }

    private static int LowerBound(float[] sorted, float value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int UpperBound(float[] sorted, float value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static (double Gain, int Bin) Best(byte[] column, int bins, int[] sample, byte[] leafOf, int leafCount, float[] gradients, float[] curvatures)
    {
        const int Stride = 256;
        var sums = new (float Gradient, float Curvature)[leafCount * Stride];
        foreach (var i in sample)
        {
            ref var sum = ref sums[(leafOf[i] * Stride) + column[i]];
            sum.Gradient += gradients[i];
            sum.Curvature += curvatures[i];
        }

        var gains = new double[bins];
        for (var leaf = 0; leaf < leafCount; leaf++)
        {
            var slice = sums.AsSpan(leaf * Stride, bins + 1);
            double gradient = 0, curvature = 0;
            foreach (var (g, h) in slice)
                (gradient, curvature) = (gradient + g, curvature + h);
            double left = 0, leftCurvature = 0;
            for (var bin = 0; bin < bins; bin++)
            {
                left += slice[bin].Gradient;
                leftCurvature += slice[bin].Curvature;
                gains[bin] += (left * left / (leftCurvature + Regularisation)) + ((gradient - left) * (gradient - left) / (curvature - leftCurvature + Regularisation));
            }
        }

        var best = 0;
        for (var bin = 1; bin < bins; bin++)
            best = gains[bin] > gains[best] ? bin : best;
        return bins == 0 ? (double.MinValue, 0) : (gains[best], best);
    }
}
