using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>A worker over a watched folder, with files that come, change and go and a pipeline file that is edited: memory, threads and handles stay
/// where they are. PIPELINE_SOAK asks for more minutes.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class SoakTests(ITestOutputHelper output) : IDisposable
{
    private readonly Scratch _scratch = new();

    private static TimeSpan Duration =>
        double.TryParse(Environment.GetEnvironmentVariable("PIPELINE_SOAK"), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? TimeSpan.FromMinutes(minutes) : TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Work_WatchedAndEdited_StaysAsItIs()
    {
        Corpus.Write(_scratch.Root, 50);
        _scratch.AddChaosStages().Write("pipeline.yaml", Pipeline(0));
        await using var worker = WorkerProcess.Start(_scratch.Root, Chaos.Quick(), "work");
        await worker.UntilAsync(() => LedgerFile.Count(_scratch.Root, LedgerFile.Exported) == 50, "the first documents");

        var random = new Random(7);
        var samples = new List<(double Minute, double Rss, double Handles, double Threads)>();
        var started = Stopwatch.GetTimestamp();
        for (var round = 1; Stopwatch.GetElapsedTime(started) < Duration; round++)
        {
            Corpus.WriteOne(_scratch.Root, random.Next(200), string.Create(CultureInfo.InvariantCulture, $"change {round}"));
            if (round % 10 == 0)
                File.Delete(Corpus.PathOf(_scratch.Root, random.Next(200)));
            if (round % 40 == 0)
                File.WriteAllText(_scratch["pipeline.yaml"], Pipeline(round));
            await Task.Delay(100, TestContext.Current.CancellationToken);
            samples.Add((Stopwatch.GetElapsedTime(started).TotalMinutes, Rss(worker.Id), Directory.EnumerateFiles($"/proc/{worker.Id}/fd").Count(), Directory.EnumerateDirectories($"/proc/{worker.Id}/task").Count()));
        }

        var there = Directory.EnumerateFiles(_scratch["in"]).Select(static path => "in/" + Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
        await worker.UntilAsync(() => there.IsSubsetOf(LedgerFile.States(_scratch.Root).Where(static state => state.Value == LedgerFile.Exported).Select(static state => state.Key)), "every file that is there");

        // What the runtime takes at first is no leak: the second half counts.
        var half = samples[(samples.Count / 2)..];
        var (rss, handles, threads) = (Slope(half, static sample => sample.Rss), Slope(half, static sample => sample.Handles), Slope(half, static sample => sample.Threads));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Duration.TotalMinutes:0.#} minutes: {rss:+0.00;-0.00} MB, {handles:+0.0;-0.0} handles, {threads:+0.0;-0.0} threads a minute; at the end {samples[^1].Rss:0} MB, {samples[^1].Handles} handles, {samples[^1].Threads} threads"));
        Assert.InRange(samples[^1].Rss, 1, 600);
        Assert.InRange(samples[^1].Handles, 1, samples[samples.Count / 2].Handles + 50);
        Assert.InRange(samples[^1].Threads, 1, samples[samples.Count / 2].Threads + 20);
        if (Duration >= TimeSpan.FromMinutes(5))
            Assert.InRange(rss, double.NegativeInfinity, 5);
        Assert.Equal(143, await worker.TerminateAsync());
    }

    public void Dispose() => _scratch.Dispose();

    private static string Pipeline(int stamp) => $$"""
        version: 1
        source:
          use: files
          with: { include: ["in/*.txt"], watch: true, settle: 200ms, scan-every: 2s }
        stages:
          - use: stamp
            with: { text: soak-{{stamp}} }
          - segment
          - tag-quotes
          - use: export
            with: { to: out/a.jsonl }
          - use: export
            with: { to: out/a.html }

        """;

    /// <summary>In megabytes.</summary>
    private static double Rss(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
    }

    /// <summary>Of a line through the samples, a minute.</summary>
    private static double Slope(List<(double Minute, double Rss, double Handles, double Threads)> samples, Func<(double Minute, double Rss, double Handles, double Threads), double> value)
    {
        var (minute, mean) = (samples.Average(static sample => sample.Minute), samples.Average(value));
        return samples.Sum(sample => (sample.Minute - minute) * (value(sample) - mean)) / samples.Sum(sample => (sample.Minute - minute) * (sample.Minute - minute));
    }
}
