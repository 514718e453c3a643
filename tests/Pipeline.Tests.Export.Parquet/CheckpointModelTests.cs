using CsCheck;

namespace Pipeline.Tests.Export.Parquet;

/// <summary>Random runs against a dictionary: writes, removals, flushes, compactions, crashes before and after the engine has recorded what was done.</summary>
public class CheckpointModelTests
{
    private static readonly Gen<(Step Step, string Id, int Version)> Steps = Gen.Select(
        Gen.OneOf(
            Step.Write, Step.Write, Step.Write, Step.Write, Step.Remove, Step.Flush, Step.Flush, Step.FlushUnrecorded, Step.FlushMany, Step.Crash, Step.Compact, Step.CompactUnrecorded, Step.CompactUnswitched),
        Gen.OneOf("a", "b", "c", "d"),
        Gen.Int[0, 4]);

    private enum Step
    {
        Write,
        Remove,
        Flush,
        FlushUnrecorded,
        FlushMany,
        Crash,
        Compact,
        CompactUnrecorded,
        CompactUnswitched,
    }

    [Fact]
    public void Run_AnySteps_HoldsWhatTheModelHolds() => Steps.Array[1, 25].Sample(
        static steps => RunAsync(steps).GetAwaiter().GetResult(), iter: 25);

    private static async Task RunAsync((Step Step, string Id, int Version)[] steps)
    {
        await using var run = await ExportRun.OfAsync();
        SortedDictionary<string, int> model = new(StringComparer.Ordinal), recorded = new(StringComparer.Ordinal);
        var other = 0;

        foreach (var (step, id, version) in steps)
        {
            switch (step)
            {
                case Step.Write:
                    await run.WriteAsync(Of(id, version));
                    model[id] = version;
                    break;
                case Step.Remove:
                    // The engine drops its record, and that is all an export needs that is compacted.
                    await FlushAsync();
                    run.Records.Remove(id);
                    model.Remove(id);
                    recorded.Remove(id);
                    break;
                case Step.Flush:
                    await FlushAsync();
                    break;
                case Step.FlushUnrecorded:
                    await run.Stage.FlushAsync(default);
                    await CrashAsync(isSwitching: false);
                    break;
                case Step.FlushMany:
                    // Enough for merges, of which the last flush is not recorded.
                    for (var i = 0; i < 9; i++)
                    {
                        var name = "m" + (other++ % 5);
                        await run.WriteAsync(Of(name, i % 3));
                        model[name] = i % 3;
                        if (i < 8)
                            await FlushAsync();
                    }

                    await run.Stage.FlushAsync(default);
                    await CrashAsync(isSwitching: false);
                    break;
                case Step.Crash:
                    await CrashAsync(isSwitching: false);
                    break;
                default:
                    await FlushAsync();
                    await run.CompactAsync(isRecorded: step != Step.CompactUnrecorded, isSwitched: step == Step.Compact);
                    if (step != Step.Compact)
                        await CrashAsync(isSwitching: step == Step.CompactUnswitched);
                    break;
            }
        }

        await FlushAsync();
        Check(run, model);
        await run.CompactAsync();
        Assert.Equal(Expected(model), run.Query("SELECT document || ' ' || text FROM {quote} ORDER BY document, text"));
        Assert.Equal(model.Keys, run.Query("SELECT id FROM {document} ORDER BY id"));

        async Task FlushAsync()
        {
            await run.FlushAsync();
            recorded = new(model, StringComparer.Ordinal);
        }

        async Task CrashAsync(bool isSwitching)
        {
            Assert.Equal(RestoreResult.Restored, await run.NextAsync(isSwitching));
            Check(run, recorded);
            model = new(recorded, StringComparer.Ordinal);
        }
    }

    /// <summary>The rows of the records that the engine has are those of the model, and each is where it should be.</summary>
    private static void Check(ExportRun run, SortedDictionary<string, int> model)
    {
        Assert.Equal(model.Keys, run.Records.Keys);
        var live = string.Join(", ", run.Records.Values.Select(static record => record.Place).DefaultIfEmpty("0"));
        Assert.Equal(Expected(model), run.Query($"SELECT document || ' ' || text FROM {{quote}} WHERE sequence IN ({live}) ORDER BY document, text"));
        Assert.Equal(model.Keys, run.Query($"SELECT id FROM {{document}} WHERE sequence IN ({live}) ORDER BY id"));
        Assert.Equal(["0"], run.Query("SELECT count(*) - count(DISTINCT sequence) FROM {document}"));
        Assert.All(run.Records.Values, record => Assert.True(run.Stage.HoldsAsync(record, default).AsTask().GetAwaiter().GetResult()));
    }

    private static Document Of(string id, int version) => Articles.Of(id, [.. Enumerable.Range(0, version).Select(i => ("Ana", $"{version} number {i}"))]);

    private static IEnumerable<string> Expected(SortedDictionary<string, int> model) =>
        model.SelectMany(static document => Enumerable.Range(0, document.Value).Select(i => $"{document.Key} {document.Value} number {i}"));
}
