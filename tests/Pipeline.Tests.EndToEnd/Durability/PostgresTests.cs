using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Pipeline.Tests.Postgres;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>The program and a PostgreSQL server, either of which is ended by SIGKILL amid the run: what is in the database is what a run leaves there
/// that nobody disturbed.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class PostgresTests(ITestOutputHelper output)
{
    private const int Documents = 10_000;

    private static readonly string[] s_run = ["run", "--show", "0", "--lanes", "2"];

    [Fact]
    public async Task Run_ServerKilledTwiceAndTheProgramOnce_LeavesTheRowsOfAnUndisturbedRun()
    {
        using var server = PostgresServer.Start();
        using var right = Prepare("undisturbed", Documents, checkpoint: 250);
        using var work = Prepare("killed", Documents, checkpoint: 250);
        var environment = Environment(server);
        var clock = Stopwatch.StartNew();
        (await PipelineProgram.RunAsync(right.Root, environment, s_run)).Expect(0);
        var undisturbed = clock.Elapsed;

        var kills = new List<string>();
        clock.Restart();
        var process = PipelineProgram.Start(work.Root, environment, s_run);
        var result = PipelineProgram.FinishAsync(process);
        await ServerAsync(2_000);

        await UntilAsync(4_500);
        process.Kill();
        Assert.Equal(Chaos.Killed, (await result).ExitCode);
        kills.Add($"the program at {Count()} documents");
        process.Dispose();

        process = PipelineProgram.Start(work.Root, environment, s_run);
        result = PipelineProgram.FinishAsync(process);
        await ServerAsync(7_000);
        (await result).Expect(0);
        process.Dispose();

        Report.Write(
            output,
            "postgres",
            [$"{Documents} documents in {undisturbed.TotalSeconds:F1} s undisturbed; in {clock.Elapsed.TotalSeconds:F1} s with kills of {string.Join(", ", kills)}"]);
        Assert.Equal(3, kills.Count);
        Assert.Equal([$"{Documents}|{Documents}|{2 * Documents}|{Documents}"], server.Query(
            "SET search_path = killed; SELECT count(*), count(DISTINCT id), (SELECT count(*) FROM quote), (SELECT count(*) FROM summary_sentence) FROM document"));
        Assert.Equal(Tables.Dump(server, "undisturbed"), Tables.Dump(server, "killed"));

        int Count()
        {
            try
            {
                return int.Parse(server.Query("SELECT count(*) FROM killed.document")[0], CultureInfo.InvariantCulture);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable)
            {
                return 0;
            }
        }

        async Task<int> UntilAsync(int documents)
        {
            while (true)
            {
                Assert.False(process.HasExited, "The run came to its end before it was disturbed.");
                if (Count() is var count && count >= documents)
                    return count;
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        async Task ServerAsync(int documents)
        {
            var count = await UntilAsync(documents);
            server.Kill();
            kills.Add($"the server at {count} documents");
            await Task.Delay(500, TestContext.Current.CancellationToken);
            Assert.False(process.HasExited, "The run did not wait for the server.");
            server.Start();
        }
    }

    [Fact]
    public async Task Run_KilledAtACommit_LeavesTheRowsOfAnUndisturbedRun()
    {
        using var server = PostgresServer.Start();
        using (var right = Prepare("undisturbed", 60, checkpoint: 7))
            (await PipelineProgram.RunAsync(right.Root, Environment(server), s_run)).Expect(0);
        var expected = Tables.Dump(server, "undisturbed");

        foreach (var (step, n) in DurableSteps.OfPostgres.SelectMany(static step => new[] { (step, 1), (step, 4) }))
        {
            server.Query("DROP SCHEMA IF EXISTS killed CASCADE");
            using var work = Prepare("killed", 60, checkpoint: 7);
            (await PipelineProgram.RunAsync(work.Root, Environment(server, Chaos.KillAt(step, n)), s_run)).Expect(Chaos.Killed);
            (await PipelineProgram.RunAsync(work.Root, Environment(server, Chaos.Quick()), s_run)).Expect(0);

            Assert.Equal(expected, Tables.Dump(server, "killed"));
        }
    }

    /// <summary>Nothing is run, and the password is nowhere.</summary>
    [Fact]
    public async Task Run_ServerThatRefuses_SaysWhyWithoutThePassword()
    {
        using var server = PostgresServer.Start();
        using var work = Prepare("any", 1, checkpoint: 7);
        var environment = Environment(server);
        environment["PGPASSWORD"] = "";
        environment["SECRET"] = "hunter2-hunter2";
        work.Write("pipeline.yaml", File.ReadAllText(work["pipeline.yaml"]).Replace("schema: any", "schema: any, password: \"${env:SECRET}\"", StringComparison.Ordinal));

        var run = await PipelineProgram.RunAsync(work.Root, environment, s_run);
        var explain = (await PipelineProgram.RunAsync(work.Root, environment, "explain")).Expect(0);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("the server does not let `postgres` in", run.Error + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Output + run.Error + explain.Output + explain.Error, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(work[".pipeline"], "*", SearchOption.AllDirectories),
            static file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf("hunter2"u8) < 0, file));
    }

    private static Scratch Prepare(string schema, int documents, int checkpoint)
    {
        var scratch = new Scratch().Write("pipeline.yaml", $$"""
            version: 1
            name: postgres
            source:
              use: jsonl
              with: { include: [articles.jsonl], text: text }
            worker: { checkpoint-documents: {{checkpoint}} }
            stages:
              - segment
              - tag-quotes
              - use: summarize
                with: { sentences: 1 }
              - use: export-postgres
                with: { schema: {{schema}} }
            """);
        File.WriteAllLines(scratch["articles.jsonl"], Enumerable.Range(0, documents).Select(static i => JsonSerializer.Serialize(new { text = Corpus.Text(i, "stay closed") })));
        return scratch;
    }

    private static Dictionary<string, string> Environment(PostgresServer server, Dictionary<string, string>? others = null)
    {
        var environment = server.Variables();
        foreach (var (name, value) in others ?? [])
            environment[name] = value;
        return environment;
    }
}
