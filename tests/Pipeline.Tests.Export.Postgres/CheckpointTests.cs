using CsCheck;
using Npgsql;

namespace Pipeline.Tests.Export.Postgres;

/// <summary>What is durable when, and what a run finds of the one before.</summary>
public sealed class CheckpointTests(ServerFixture fixture)
{
    private static readonly Document A = Articles.Of("a", ("Ana", "One."), ("Bo", "Two."));
    private static readonly Document B = Articles.Of("b", ("Ana", "Three."), ("Cy", "Four."));

    private enum Step
    {
        Write,
        Remove,
        Flush,
        FlushUnrecorded,
        Crash,
    }

    [Fact]
    public async Task Flush_Writes_AreSeenAllAtOnceAndNobodyWaits()
    {
        await using var run = await ExportRun.OfAsync(fixture, A);
        await using var reader = new NpgsqlConnection(fixture.Server.Connection());
        await reader.OpenAsync(TestContext.Current.CancellationToken);
        await using var snapshot = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, TestContext.Current.CancellationToken);
        Assert.Equal(2L, await CountAsync());

        await run.WriteAsync(B);
        await run.RemoveAsync("a");
        await run.FlushAsync();

        Assert.Equal(2L, await CountAsync());
        await snapshot.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Ana|Three.", "Cy|Four."], run.Query("SELECT speaker, quote FROM said ORDER BY speaker"));

        async Task<object?> CountAsync() => await new NpgsqlCommand($"SELECT count(*) FROM {run.Schema}.quote", reader).ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Write_DocumentThatChanged_KeepsItsKeyAndNothingElse()
    {
        await using var run = await ExportRun.OfAsync(fixture, A, B);
        var key = run.Query("SELECT key FROM document WHERE id = 'a'");

        await run.WriteAsync(Articles.Of("a", ("Bo", "Five.")));
        await run.FlushAsync();

        Assert.Equal(key, run.Query("SELECT key FROM document WHERE id = 'a'"));
        Assert.Equal(["Ana|Three.", "Bo|Five.", "Cy|Four."], run.Query("SELECT speaker, quote FROM said ORDER BY speaker"));
    }

    [Fact]
    public async Task Remove_Document_TakesItsRowsAndSpeakersOfNobodyElse()
    {
        await using var run = await ExportRun.OfAsync(fixture, A, B, Articles.Harbour());

        await run.RemoveAsync("a");
        await run.RemoveAsync("news/harbour.html");
        await run.RemoveAsync("never seen");
        await run.FlushAsync();

        Assert.Equal(["b"], run.Query("SELECT id FROM document"));
        Assert.Equal(["Ana", "Cy"], run.Query("SELECT name FROM speaker ORDER BY name"));
        Assert.Equal(["2|0|0"], run.Query("SELECT (SELECT count(*) FROM quote), (SELECT count(*) FROM summary_sentence), (SELECT count(*) FROM annotation)"));
    }

    [Fact]
    public async Task Restore_Null_EmptiesTheTablesAtTheFirstFlush()
    {
        await using var run = await ExportRun.OfAsync(fixture, A, Articles.Harbour());
        fixture.Server.Query($"CREATE TABLE {run.Schema}.mine (words text); INSERT INTO {run.Schema}.mine VALUES ('kept')");
        Assert.Equal(RestoreResult.Restored, await run.NextAsync(null));
        Assert.Equal(["2"], run.Query("SELECT count(*) FROM document"));

        await run.WriteAsync(B);
        await run.FlushAsync();

        Assert.Equal(["b"], run.Query("SELECT id FROM document"));
        Assert.Equal(["Ana", "Cy"], run.Query("SELECT name FROM speaker ORDER BY name"));
        Assert.Equal(["kept"], run.Query("SELECT words FROM mine"));
    }

    [Fact]
    public async Task Restore_TokenOfARunThatWasReplaced_IsMissing()
    {
        await using var run = await ExportRun.OfAsync(fixture, A);
        var token = await run.FlushAsync();
        await run.NextAsync(null);
        await run.FlushAsync();

        Assert.Equal(RestoreResult.Missing, await run.NextAsync(token));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-000000000000:1")]
    public async Task Restore_TokenOfAnotherMaking_IsMissing(string token)
    {
        await using var run = await ExportRun.OfAsync(fixture, A);

        Assert.Equal(RestoreResult.Missing, await run.NextAsync(token));
    }

    [Fact]
    public async Task Restore_SchemaThatIsGone_IsMissing()
    {
        await using var run = await ExportRun.OfAsync(fixture, A);
        var token = await run.FlushAsync();
        fixture.Server.Query($"DROP SCHEMA {run.Schema} CASCADE");

        Assert.Equal(RestoreResult.Missing, await run.NextAsync(token));
    }

    [Fact]
    public async Task Flush_TablesEmptiedMeanwhile_FailsAndMakesNoOther()
    {
        await using var run = await ExportRun.OfAsync(fixture, A);
        await run.WriteAsync(B);
        fixture.Server.Query($"TRUNCATE {run.Schema}.checkpoint");

        for (var i = 0; i < 2; i++)
            Assert.Contains("was emptied or replaced", (await Assert.ThrowsAsync<StageException>(() => run.FlushAsync())).Message);

        Assert.Equal(["a"], run.Query("SELECT id FROM document"));
    }

    /// <summary>Random runs against a dictionary: writes, removals, flushes, crashes before and after the engine has recorded a flush.</summary>
    [Fact]
    public void Run_AnySteps_HoldsWhatTheModelHolds() => Gen.Select(
        Gen.OneOf(Step.Write, Step.Write, Step.Write, Step.Write, Step.Remove, Step.Flush, Step.FlushUnrecorded, Step.Crash), Gen.OneOf("a", "b", "c", "d"), Gen.Int[0, 4])
        .Array[1, 25].Sample(steps => RunAsync(steps).GetAwaiter().GetResult(), iter: 25, threads: 1);

    private async Task RunAsync((Step Step, string Id, int Version)[] steps)
    {
        await using var run = await ExportRun.OfAsync(fixture);
        var recorded = await run.FlushAsync();
        var sinceRecorded = new List<(Step Step, string Id, int Version)>();
        SortedDictionary<string, int> model = new(StringComparer.Ordinal), committed = new(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            switch (step.Step)
            {
                case Step.Write or Step.Remove:
                    await ApplyAsync(step);
                    sinceRecorded.Add(step);
                    break;
                case Step.Flush:
                    recorded = await run.FlushAsync();
                    sinceRecorded.Clear();
                    committed = new(model, StringComparer.Ordinal);
                    break;
                case Step.FlushUnrecorded:
                    await run.FlushAsync();
                    committed = new(model, StringComparer.Ordinal);
                    break;
                default:
                    Assert.Equal(RestoreResult.Restored, await run.NextAsync(recorded));
                    Check(committed);
                    foreach (var lost in sinceRecorded)
                        await ApplyAsync(lost);
                    break;
            }
        }

        await run.FlushAsync();
        Check(model);

        async Task ApplyAsync((Step Step, string Id, int Version) step)
        {
            if (step.Step == Step.Remove)
            {
                await run.RemoveAsync(step.Id);
                model.Remove(step.Id);
                return;
            }

            await run.WriteAsync(Articles.Of(step.Id, [.. Quotes(step.Id, step.Version)]));
            model[step.Id] = step.Version;
        }

        void Check(SortedDictionary<string, int> expected)
        {
            var quotes = expected.SelectMany(static document => Quotes(document.Key, document.Value).Select(quote => (Document: document.Key, quote.Speaker, quote.Said))).ToList();
            Assert.Equal(expected.Keys, run.Query("SELECT id FROM document ORDER BY id"));
            Assert.Equal(
                quotes.Select(static quote => $"{quote.Document}|{quote.Speaker}|{quote.Said}"),
                run.Query("SELECT id, name, quote.text FROM quote JOIN document ON document.key = document JOIN speaker ON speaker.key = speaker ORDER BY id, position"));
            Assert.Equal(quotes.Select(static quote => quote.Speaker).Distinct().Order(StringComparer.Ordinal), run.Query("SELECT name FROM speaker ORDER BY name"));
        }
    }

    private static IEnumerable<(string Speaker, string Said)> Quotes(string id, int version) =>
        Enumerable.Range(0, version).Select(i => (((string[])["Ana", "Bo", "Cy"])[(version + i) % 3], $"{id}{version} number {i}"));
}
