using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>One worker over a watched folder, with files that come, change and go, and one to which documents are posted; the pipeline file of both is
/// edited. Memory, threads and handles stay where they are. PIPELINE_SOAK asks for more minutes.</summary>
public sealed class SoakTests(ITestOutputHelper output) : IDisposable
{
    private readonly Scratch _watched = new();
    private readonly Scratch _posted = new();

    private static TimeSpan Duration =>
        double.TryParse(Environment.GetEnvironmentVariable("PIPELINE_SOAK"), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? TimeSpan.FromMinutes(minutes) : TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Work_WatchedPostedToAndEdited_StaysAsItIs()
    {
        Corpus.Write(_watched.Root, 50);
        Edit(0);
        _watched.AddChaosStages();
        _posted.AddChaosStages();
        await using var watching = WorkerProcess.Start(_watched.Root, Chaos.Quick(), "work");
        await using var listening = await HttpWorker.StartAsync(_posted.Root, Chaos.Quick());
        Assert.NotNull(listening);
        await watching.UntilAsync(() => LedgerFile.Count(_watched.Root, LedgerFile.Exported) == 50, "the first documents");

        var random = new Random(7);
        var soaks = new[] { new Soak("watched", watching.Id), new Soak("posted to", listening.Process.Id) };
        var posted = new HashSet<int>();
        var started = Stopwatch.GetTimestamp();
        for (var round = 1; Stopwatch.GetElapsedTime(started) < Duration; round++)
        {
            var change = string.Create(CultureInfo.InvariantCulture, $"change {round}");
            Corpus.WriteOne(_watched.Root, random.Next(200), change);
            if (round % 10 == 0)
                File.Delete(Corpus.PathOf(_watched.Root, random.Next(200)));
            var number = random.Next(200);
            Assert.Equal(HttpStatusCode.Accepted, await listening.PostAsync(number, change));
            posted.Add(number);
            if (round % 40 == 0)
                Edit(round);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            foreach (var soak in soaks)
                soak.Take(Stopwatch.GetElapsedTime(started).TotalMinutes);
        }

        var there = Directory.EnumerateFiles(_watched["in"]).Select(static path => "in/" + Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
        await watching.UntilAsync(() => there.IsSubsetOf(Exported(_watched)), "every file that is there");
        await listening.Process.UntilAsync(() => Exported(_posted).Count() == posted.Count, "every document that was posted");

        Report.Write(output, "soak", soaks.Select(static soak => soak.ToString()));
        Assert.All(soaks, soak => soak.AssertFlat(Duration));
        Assert.Equal(143, await watching.TerminateAsync());
        Assert.Equal(143, await listening.Process.TerminateAsync());
    }

    public void Dispose()
    {
        _watched.Dispose();
        _posted.Dispose();
    }

    private static IEnumerable<string> Exported(Scratch scratch) => LedgerFile.States(scratch.Root).Where(static state => state.Value == LedgerFile.Exported).Select(static state => state.Key);

    private void Edit(int stamp)
    {
        _watched.Write("pipeline.yaml", Pipeline("{ use: files, with: { include: [\"in/*.txt\"], watch: true, settle: 200ms, scan-every: 2s } }", stamp));
        _posted.Write("pipeline.yaml", Pipeline("{ use: http, with: { listen: \"127.0.0.1:0\" } }", stamp));
    }

    private static string Pipeline(string source, int stamp) => $$"""
        version: 1
        source: {{source}}
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
}
