using System.Globalization;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>What a process uses over time.</summary>
internal sealed class Soak(string name, int process)
{
    /// <summary>In less time than this, what the runtime takes at first outweighs a leak.</summary>
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(5);

    private readonly List<(double Minute, ProcessFigures Figures)> _samples = [];

    /// <summary>The second half of what was taken.</summary>
    private List<(double Minute, ProcessFigures Figures)> Half => _samples[(_samples.Count / 2)..];

    public void Take(double minute) => _samples.Add((minute, ProcessFigures.Of(process)));

    /// <summary>Fails when the process takes more and more.</summary>
    public void AssertFlat(TimeSpan duration)
    {
        var (half, end) = (Half[0].Figures, Half[^1].Figures);
        Assert.InRange(end.Megabytes, 1, 600);
        Assert.InRange(end.Handles, 1, half.Handles + 50);
        Assert.InRange(end.Threads, 1, half.Threads + 20);
        if (duration < s_long)
            return;
        Assert.InRange(Slope(static figures => figures.Megabytes), double.NegativeInfinity, 5);
        Assert.InRange(Slope(static figures => figures.Handles), double.NegativeInfinity, 2);
        Assert.InRange(Slope(static figures => figures.Threads), double.NegativeInfinity, 1);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-10} {_samples[^1].Minute:0.#} minutes: {Slope(static figures => figures.Megabytes):+0.00;-0.00;0.00} MB, {Slope(static figures => figures.Handles):+0.00;-0.00;0.00} handles, {Slope(static figures => figures.Threads):+0.00;-0.00;0.00} threads a minute; at the end {_samples[^1].Figures}");

    /// <summary>Of a line through the second half, a minute.</summary>
    private double Slope(Func<ProcessFigures, double> value)
    {
        var half = Half;
        var (minute, mean) = (half.Average(static sample => sample.Minute), half.Average(sample => value(sample.Figures)));
        return half.Sum(sample => (sample.Minute - minute) * (value(sample.Figures) - mean)) / half.Sum(sample => (sample.Minute - minute) * (sample.Minute - minute));
    }
}
