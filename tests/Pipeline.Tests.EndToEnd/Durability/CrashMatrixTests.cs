using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Ends the program by SIGKILL at every step that makes something durable, runs it again, and compares every export with that of a run that
/// was not ended.</summary>
[Collection(ProcessesCollection.Name)]
public sealed partial class CrashMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public void Steps_InTheSources_AreThoseOfTheMatrix()
    {
        var named = new[] { "src", "plugins" }
            .SelectMany(static folder => Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(static file => StepCall().Matches(File.ReadAllText(file)))
            .Select(static call => call.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal([.. DurableSteps.OfRuns.Concat(DurableSteps.OfReloads).Concat(DurableSteps.OfPosts).Concat(DurableSteps.OfPostgres).Order(StringComparer.Ordinal)], named);
    }

    [Fact]
    public async Task Run_KilledAtEveryStep_LosesDuplicatesAndTearsNothing()
    {
        var benches = new[] { new CrashBench(), new CrashBench() };
        try
        {
            await Task.WhenAll(benches.Select(static bench => bench.PrepareAsync()));
            var steps = benches[0].Steps;
            Assert.Equal(DurableSteps.OfRuns, steps.Values.SelectMany(static counts => counts.Keys).Distinct().Order(StringComparer.Ordinal));

            var cases = new ConcurrentQueue<CrashCase>(Cases(steps));
            var rows = new ConcurrentBag<CrashRow>();
            await Task.WhenAll(benches.Select(bench => Task.Run(async () =>
            {
                while (cases.TryDequeue(out var next))
                    rows.Add(await bench.RunAsync(next));
            })));

            Report.Write(
                output,
                "crash-matrix",
                [.. rows.Select(static row => row.ToString()).Order(StringComparer.Ordinal), $"{rows.Count} cases: {rows.Aggregate(new Damage(0, 0, 0, ""), static (sum, row) => sum + row.Damage)}"]);
            Assert.All(rows, static row => Assert.True(row.IsGood, row.ToString()));
        }
        finally
        {
            foreach (var bench in benches)
                bench.Dispose();
        }
    }

    private static IEnumerable<CrashCase> Cases(Dictionary<CrashScenario, SortedDictionary<string, int>> steps)
    {
        foreach (var (scenario, counts) in steps)
        {
            foreach (var (step, last) in counts)
            {
                foreach (var n in new[] { 1, 2, last }.Distinct().Where(n => n <= last))
                    yield return new CrashCase(scenario, step, n);
            }
        }

        // Ended again in the midst of what the first end left to do.
        foreach (var second in new[] { "export.switch.before", "export.switch.after", "ledger.switch.before", "ledger.switch.after", "ledger.claim.before" })
        {
            yield return new CrashCase(CrashScenario.Changed, "ledger.compact.after", 1, second);
            yield return new CrashCase(CrashScenario.Changed, "export.switch.after", 2, second);
        }

        yield return new CrashCase(CrashScenario.Changed, "parquet.switch.before", 1, "parquet.switch.after");
        yield return new CrashCase(CrashScenario.Fresh, "parquet.merge.after", 1, "parquet.flush.before");
        foreach (var scenario in Enum.GetValues<CrashScenario>())
        {
            yield return new CrashCase(scenario, "parquet.flush.after", 1, "ledger.claim.after");
            yield return new CrashCase(scenario, "ledger.commit.before", 1, "ledger.claim.after");
            yield return new CrashCase(scenario, "export.flush.after", 4, "ledger.claim.before");
            yield return new CrashCase(scenario, "sqlite.flush.after", 1, "ledger.claim.after");
            yield return new CrashCase(scenario, "quarantine.write.after", 1, "ledger.claim.after");
        }
    }

    [GeneratedRegex("DurableStep\\.Reached\\(\"([^\"]+)\"\\)")]
    private static partial Regex StepCall();
}
