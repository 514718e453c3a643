using System.Globalization;

namespace Pipeline.Tests.Quality.Training.Quotes;

/// <summary>How often what was given a confidence is right, by tenths of confidence.</summary>
internal static class Reliability
{
    private const int Bins = 10;

    public static void Print(IEnumerable<(double Chance, bool Right)> decisions)
    {
        var bins = decisions.GroupBy(static decision => Math.Min((int)(decision.Chance * Bins), Bins - 1)).OrderBy(static bin => bin.Key).ToArray();
        var all = bins.Sum(static bin => bin.Count());
        var error = 0.0;
        Console.WriteLine("| confidence | quotations | mean confidence | right |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var bin in bins)
        {
            var (mean, right) = (bin.Average(static decision => decision.Chance), bin.Average(static decision => decision.Right ? 1.0 : 0));
            error += Math.Abs(mean - right) * bin.Count() / all;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {bin.Key / (double)Bins:F1}–{(bin.Key + 1) / (double)Bins:F1} | {bin.Count()} | {mean:F3} | {right:F3} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"expected calibration error {error:F3} over {all}"));
    }
}
