using System.Globalization;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>SIGKILL at random times, over and over, then a run to the end: the exports are those of a run that nobody ended.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class RandomKillTests(ITestOutputHelper output)
{
    private const int Documents = 400;
    private const string Pipeline = """
        version: 1
        name: kills
        source:
          use: files
          with: { include: ["in/*.txt"] }
        worker: { checkpoint-documents: 25 }
        stages:
          - use: stamp
            with: { text: one, pause: 3ms }

        """ + ExportSet.Stages;

    private static readonly string[] s_run = ["run", "--show", "0", "--lanes", "2"];

    /// <summary>How many processes are ended; PIPELINE_KILLS asks for another number.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("PIPELINE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 200;

    [Fact]
    public async Task Run_KilledAtRandomTimes_LosesDuplicatesAndTearsNothing()
    {
        using var right = new Scratch();
        Prepare(right);
        (await PipelineProgram.RunAsync(right.Root, Chaos.Quick(), s_run)).Expect(0);
        var expected = ExportSet.Of(right.Root);
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");

        var rows = await Task.WhenAll(Enumerable.Range(0, 2).Select(bench => KillAsync(expected, new Random(seed + bench), Kills / 2)));

        var damage = rows.Aggregate(new Damage(0, 0, 0, ""), static (sum, row) => sum + row.Damage);
        Report.Write(output, "random-kills", [$"{rows.Sum(static row => row.Kills)} kills, {rows.Sum(static row => row.Runs)} runs that came to their end, {rows.Sum(static row => row.Replayed)} innocent documents put back: {damage}"]);
        Assert.All(rows, static row => Assert.True(row.Damage.IsNone, row.Damage.ToString()));
    }

    private static async Task<(int Kills, int Runs, int Replayed, Damage Damage)> KillAsync(ExportSet expected, Random random, int kills)
    {
        var (killed, runs, replayed) = (0, 0, 0);
        var damage = new Damage(0, 0, 0, "");
        while (killed < kills)
        {
            using var scratch = new Scratch();
            Prepare(scratch);

            // A folder is killed in again and again, then left to end.
            for (var left = 25; left > 0 && killed < kills; left--)
            {
                using var process = PipelineProgram.Start(scratch.Root, Chaos.Quick(), s_run);
                var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
                var ended = process.WaitForExitAsync();
                await Task.WhenAny(ended, Task.Delay(random.Next(150, 1200)));
                if (!process.HasExited)
                {
                    process.Kill();
                    killed++;
                }

                await ended;
                await reading;
            }

            // Who was in hand alone at two deaths is held to have caused them.
            if ((await PipelineProgram.RunAsync(scratch.Root, Chaos.Quick(), s_run)).ExitCode == 1)
            {
                replayed += LedgerFile.Count(scratch.Root, LedgerFile.Quarantined);
                (await PipelineProgram.RunAsync(scratch.Root, Chaos.Quick(), "replay", "--all")).Expect(0);
                (await PipelineProgram.RunAsync(scratch.Root, Chaos.Quick(), s_run)).Expect(0);
            }

            runs++;
            damage += ExportSet.Of(scratch.Root).Against(expected);
        }

        return (killed, runs, replayed, damage);
    }

    private static void Prepare(Scratch scratch)
    {
        scratch.AddChaosStages().Write("pipeline.yaml", Pipeline);
        Corpus.Write(scratch.Root, Documents);
    }
}
