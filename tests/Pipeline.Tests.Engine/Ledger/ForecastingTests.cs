using Pipeline.Engine.Ledger;

namespace Pipeline.Tests.Engine.Ledger;

public sealed class ForecastingTests : IDisposable
{
    private readonly LedgerFixture _fixture = new("one", "two FAIL", "three");

    [Fact]
    public async Task Of_NotKnownYet_Runs() => Assert.Equal(ForecastVerdict.Runs, (await _fixture.WhyAsync("in/a.txt"))!.Verdict);

    [Fact]
    public async Task Of_NeitherKnownNorThere_IsNull()
    {
        Assert.Null(await _fixture.WhyAsync("in/x.txt"));
        await _fixture.RunAsync();
        Assert.Null(await _fixture.WhyAsync("in/x.txt"));
        Assert.Null(await _fixture.WhyAsync("nul\0l"));
    }

    [Fact]
    public async Task Of_NoPatternMatches_IsNotOffered()
    {
        _fixture.Folder.Write("elsewhere/a.txt", "x");

        Assert.Equal(ForecastVerdict.NotOffered, (await _fixture.WhyAsync(_fixture.Folder["elsewhere/a.txt"]))!.Verdict);
    }

    [Fact]
    public async Task Of_Unchanged_IsUpToDateAndTheNextRunAgrees()
    {
        await _fixture.RunAsync();

        Assert.Equal(ForecastVerdict.UpToDate, (await _fixture.WhyAsync("in/a.txt"))!.Verdict);
        Assert.Equal(ForecastVerdict.StaysInQuarantine, (await _fixture.WhyAsync(_fixture.Folder["in/b.txt"]))!.Verdict);
        Assert.Equal((0, 3), ((await _fixture.RunAsync()).Total, (await _fixture.RunAsync()).UpToDate));
    }

    [Fact]
    public async Task Of_ContentChanged_RunsAndShowsBothHashes()
    {
        await _fixture.RunAsync();
        var old = _fixture.Find("in/a.txt")!.Content[..12];
        _fixture.Folder.Write("in/a.txt", "changed");

        var forecast = (await _fixture.WhyAsync("in/a.txt"))!;

        Assert.Equal(ForecastVerdict.Runs, forecast.Verdict);
        Assert.StartsWith($"content: {old} -> ", Assert.Single(forecast.Reasons), StringComparison.Ordinal);
        Assert.Equal(1, (await _fixture.RunAsync()).Exported);
    }

    [Fact]
    public async Task Of_PlanChanged_RunsAndNamesTheOption()
    {
        await _fixture.RunAsync();
        _fixture.Folder.Write("pipeline.yaml", LedgerFixture.Pipeline.Replace("- picky", "- { use: picky, with: { word: OTHER } }", StringComparison.Ordinal));

        var forecast = (await _fixture.WhyAsync("in/a.txt"))!;

        Assert.Equal(ForecastVerdict.Runs, forecast.Verdict);
        Assert.Equal("  `picky`: word: FAIL -> OTHER", forecast.Reasons[1]);
    }

    [Fact]
    public async Task Of_FileIsGone_IsNotOffered()
    {
        await _fixture.RunAsync();
        File.Delete(_fixture.Folder["in/a.txt"]);

        Assert.Equal(ForecastVerdict.NotOffered, (await _fixture.WhyAsync("in/a.txt"))!.Verdict);
    }

    [Fact]
    public async Task Of_PutBack_RunsFromTheQuarantineWhenTheFileIsGone()
    {
        await _fixture.RunAsync();
        _fixture.Replay(new ReplaySelection());

        Assert.Equal(ForecastVerdict.Runs, (await _fixture.WhyAsync("in/b.txt"))!.Verdict);
        File.Delete(_fixture.Folder["in/b.txt"]);
        Assert.Equal(ForecastVerdict.Runs, (await _fixture.WhyAsync("in/b.txt"))!.Verdict);
    }

    [Theory]
    [InlineData(1, ForecastVerdict.RunsAlone)]
    [InlineData(2, ForecastVerdict.GoesToQuarantine)]
    public async Task Of_ProcessDiedWithIt_SaysWhatFollows(int deaths, ForecastVerdict expected)
    {
        await _fixture.RunAsync();
        _fixture.Sql($"UPDATE document SET state = 0, deaths = {deaths}, stage = 'picky' WHERE id = 'in/a.txt'");

        Assert.Equal(expected, (await _fixture.WhyAsync("in/a.txt"))!.Verdict);

        // What killed it was other content.
        _fixture.Folder.Write("in/a.txt", "changed");
        Assert.Equal(ForecastVerdict.Runs, (await _fixture.WhyAsync("in/a.txt"))!.Verdict);
    }

    [Fact]
    public async Task Of_Claimed_IsInHandWhileAWorkerRuns()
    {
        await _fixture.RunAsync();
        _fixture.Sql("UPDATE document SET state = 1 WHERE id = 'in/a.txt'");

        Assert.Equal(ForecastVerdict.Runs, (await _fixture.WhyAsync("in/a.txt"))!.Verdict);
        using var worker = WorkerLock.Take(_fixture.State);
        Assert.Equal(ForecastVerdict.InHand, (await _fixture.WhyAsync("in/a.txt"))!.Verdict);
    }

    [Fact]
    public async Task Of_ExportIsGone_RunsAndTheNextRunAgrees()
    {
        await _fixture.RunAsync();
        File.Delete(_fixture.Out);

        Assert.Equal(ForecastVerdict.Runs, (await _fixture.WhyAsync("in/a.txt"))!.Verdict);
        Assert.Equal(2, (await _fixture.RunAsync()).Exported);
    }

    [Fact]
    public async Task Of_RecordWasChanged_IsUpToDateAndPointsAtRepair()
    {
        await _fixture.RunAsync();
        File.WriteAllText(_fixture.Out, File.ReadAllText(_fixture.Out).Replace("one", "ONE", StringComparison.Ordinal));

        var forecast = (await _fixture.WhyAsync("in/a.txt"))!;

        Assert.Equal(ForecastVerdict.UpToDate, forecast.Verdict);
        Assert.Contains(forecast.Reasons, static reason => reason.Contains("state repair", StringComparison.Ordinal));
        Assert.DoesNotContain((await _fixture.WhyAsync("in/c.txt"))!.Reasons, static reason => reason.Contains("state repair", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nearest_NameWasMisspelt_FindsItInTheLedgerOrOnTheDisk()
    {
        _fixture.Folder.Write("in/lighthouse.txt", "x");
        await using var prepared = await _fixture.LoadAsync();
        Assert.EndsWith("lighthouse.txt", Forecasting.Nearest(prepared.Plan, _fixture.Folder["in/lighthuose.txt"]), StringComparison.Ordinal);

        await _fixture.RunAsync();
        File.Delete(_fixture.Folder["in/lighthouse.txt"]);

        Assert.Equal("in/lighthouse.txt", Forecasting.Nearest(prepared.Plan, "in/lighthuose.txt"));
        Assert.Null(Forecasting.Nearest(prepared.Plan, "in/nothing-like-it.html"));
        Assert.Null(Forecasting.Nearest(prepared.Plan, ""));
    }

    public void Dispose() => _fixture.Dispose();
}
