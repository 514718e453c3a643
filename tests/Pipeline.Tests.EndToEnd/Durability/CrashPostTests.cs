using System.Net;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Ends a worker by SIGKILL while documents are posted to it: what was answered with 202 is there, once.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class CrashPostTests(ITestOutputHelper output) : IDisposable
{
    private const int Documents = 40;

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Work_KilledAtEveryStepOfAPost_HasWhatItAcceptedOnce()
    {
        var expected = await UndisturbedAsync();
        var rows = new List<(string Name, int Killed, Damage Damage)>();
        foreach (var step in DurableSteps.OfPosts)
        {
            foreach (var n in new[] { 1, 2, Documents / 2, Documents })
            {
                var deaths = new Queue<Dictionary<string, string>>([Chaos.KillAt(step, n)]);
                var (damage, killed) = await PostAsync(deaths, killAfter: null, expected);
                rows.Add(($"{step,-24} {n,4}", killed, damage));
            }
        }

        Report.Write(output, "crash-posts", rows.Select(static row => $"{row.Name}  {row.Damage}"));
        Assert.All(rows, static row => Assert.True(row is { Killed: 1, Damage.IsNone: true }, row.ToString()));
    }

    [Fact]
    public async Task Work_KilledRightAfterItAccepted_HasWhatItAccepted()
    {
        var expected = await UndisturbedAsync();
        var random = new Random(11);
        var (damage, killed) = await PostAsync([], () => random.Next(4) == 0, expected);
        Report.Write(output, "posts-then-kills", [$"{killed} kills after an answer of 202: {damage}"]);
        Assert.True(killed >= 5, $"{killed} kills");
        Assert.True(damage.IsNone, damage.ToString());
    }

    public void Dispose() => _scratch.Dispose();

    private async Task<ExportSet> UndisturbedAsync()
    {
        _ = await PostAsync([], killAfter: null, expected: null);
        return ExportSet.Of(_scratch["work"], isOrdered: false);
    }

    /// <summary>Posts one document after the other, each until it is accepted, to workers that die and are started again.</summary>
    /// <param name="deaths">How the first processes end.</param>
    /// <param name="killAfter">Whether to kill the worker after it has accepted a document.</param>
    /// <param name="expected">What to compare with; null for nothing.</param>
    private async Task<(Damage Damage, int Killed)> PostAsync(Queue<Dictionary<string, string>> deaths, Func<bool>? killAfter, ExportSet? expected)
    {
        var folder = _scratch["work"];
        Prepare(folder);
        var killed = 0;
        HttpWorker? worker = null;
        for (var number = 0; number < Documents;)
        {
            worker ??= await HttpWorker.StartAsync(folder, deaths.TryDequeue(out var death) ? death : Chaos.Quick());
            if (worker is not null && await worker.PostAsync(number, "stay closed") is { } status)
            {
                Assert.Equal(HttpStatusCode.Accepted, status);
                number++;
                if (killAfter?.Invoke() != true)
                    continue;
                await worker.Process.KillAsync();
            }

            killed++;
            Assert.InRange(killed, 1, Documents);
            if (worker is not null)
                await worker.DisposeAsync();
            worker = null;
        }

        worker ??= await HttpWorker.StartAsync(folder, Chaos.Quick());
        await using (worker)
        {
            await worker!.Process.UntilAsync(
                () => LedgerFile.Count(folder, LedgerFile.Exported) + LedgerFile.Count(folder, LedgerFile.Quarantined) == Documents, "every document that was accepted");
            Assert.Equal(143, await worker.Process.TerminateAsync());
        }

        // Who was in hand alone at two deaths is held to have caused them.
        if (LedgerFile.Count(folder, LedgerFile.Quarantined) > 0)
            (await PipelineProgram.RunAsync(folder, Chaos.Quick(), "replay", "--all")).Expect(0);
        (await PipelineProgram.RunAsync(folder, Chaos.Quick(), "run", "--show", "0")).Expect(0);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, ".pipeline", "inbox")));
        return (expected is null ? new Damage(0, 0, 0, "") : ExportSet.Of(folder, isOrdered: false).Against(expected), killed);
    }

    private static void Prepare(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "pipeline.yaml"), """
            version: 1
            source:
              use: http
              with: { listen: "127.0.0.1:0" }
            worker: { checkpoint-documents: 7 }
            stages:

            """ + ExportSet.Stages);
    }
}
