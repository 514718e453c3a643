using CsCheck;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>Random runs against a dictionary: writes, removals, flushes, crashes before and after the engine has recorded a flush.</summary>
public class CheckpointModelTests
{
    private static readonly string[] Speakers = ["Ana", "Bo", "Cy"];

    private static readonly Gen<(Step Step, string Id, int Version)> Steps = Gen.Select(
        Gen.OneOf(Step.Write, Step.Write, Step.Write, Step.Write, Step.Remove, Step.Flush, Step.FlushUnrecorded, Step.Crash),
        Gen.OneOf("a", "b", "c", "d"),
        Gen.Int[0, 4]);

    private enum Step
    {
        Write,
        Remove,
        Flush,
        FlushUnrecorded,
        Crash,
    }

    [Fact]
    public void Run_AnySteps_HoldsWhatTheModelHolds() => Steps.Array[1, 25].Sample(
        static steps => RunAsync(steps).GetAwaiter().GetResult(), iter: 120);

    private static async Task RunAsync((Step Step, string Id, int Version)[] steps)
    {
        await using var run = await ExportRun.OfAsync();
        var recorded = await run.FlushAsync();
        var sinceRecorded = new List<(Step Step, string Id, int Version)>();
        SortedDictionary<string, int> model = new(StringComparer.Ordinal), committed = new(StringComparer.Ordinal);

        foreach (var step in steps)
        {
            switch (step.Step)
            {
                case Step.Write or Step.Remove:
                    await ApplyAsync(run, step, model);
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
                    Assert.Equal(Expected(committed), Found(run));
                    foreach (var lost in sinceRecorded)
                        await ApplyAsync(run, lost, model);
                    break;
            }
        }

        await run.FlushAsync();
        Assert.Equal(Expected(model), Found(run));
        Database.Verify(run.Path);
    }

    private static async Task ApplyAsync(ExportRun run, (Step Step, string Id, int Version) step, SortedDictionary<string, int> model)
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

    private static IEnumerable<(string Speaker, string Said)> Quotes(string id, int version) =>
        Enumerable.Range(0, version).Select(i => (Speakers[(version + i) % Speakers.Length], $"{id}{version} number {i}"));

    private static List<string> Expected(SortedDictionary<string, int> model)
    {
        var quotes = model.SelectMany(static document => Quotes(document.Key, document.Value).Select(quote => (Document: document.Key, quote.Speaker, quote.Said))).ToList();
        return
        [
            .. model.Select(static document => $"{document.Key}|{string.Join('\n', Quotes(document.Key, document.Value).Select(static quote => quote.Said))}"),
            .. quotes.Select(static quote => $"{quote.Document}|{quote.Speaker}|{quote.Said}"),
            .. quotes.Select(static quote => quote.Speaker).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private static List<string> Found(ExportRun run) =>
    [
        .. run.Query("SELECT id, text FROM document ORDER BY id"),
        .. run.Query("SELECT document, speaker, quote FROM said ORDER BY document, quote_key"),
        .. run.Query("SELECT name FROM speaker ORDER BY name"),
    ];
}
