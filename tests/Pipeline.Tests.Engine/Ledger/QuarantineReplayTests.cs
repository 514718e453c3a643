using Pipeline.Engine.Ledger;

namespace Pipeline.Tests.Engine.Ledger;

public sealed class QuarantineReplayTests : IDisposable
{
    private readonly LedgerFixture _fixture = new("one", "two FAIL", "three FAIL");

    [Fact]
    public void Run_NoLedger_IsNull() => Assert.Null(_fixture.Replay(new ReplaySelection()));

    [Theory]
    [InlineData("in/b.txt")]
    [InlineData("in/b")]
    [InlineData("in_b.txt-")]
    public async Task Run_OneDocument_PutsItBackAloneAndKeepsTheFolder(string name)
    {
        await _fixture.RunAsync();
        var folder = _fixture.Find("in/b.txt")!.Quarantine;

        var result = _fixture.Replay(new ReplaySelection { Document = name })!;

        Assert.Equal([new ReplayedDocument("in/b.txt", HasInput: true)], result.PutBack);
        var row = _fixture.Find("in/b.txt")!;
        Assert.Equal((DocumentState.Pending, 0, 0, folder), (row.State, row.Attempts, row.Deaths, row.Quarantine));
        Assert.Equal(DocumentState.Quarantined, _fixture.Find("in/c.txt")!.State);
        using var ledger = LedgerReader.TryOpen(_fixture.State);
        Assert.Equal([DocumentState.Quarantined, DocumentState.Pending], ledger!.History(row).Select(static entry => entry.State));
    }

    [Fact]
    public async Task Run_BeginningOfSeveral_PutsNothingBack()
    {
        await _fixture.RunAsync();

        var result = _fixture.Replay(new ReplaySelection { Document = "in" })!;

        Assert.Equal(["in/b.txt", "in/c.txt"], result.Ambiguous);
        Assert.Empty(result.PutBack);
        Assert.Equal(DocumentState.Quarantined, _fixture.Find("in/b.txt")!.State);
    }

    [Theory]
    [InlineData("picky", null, 2)]
    [InlineData("picky", "HOLDS fail", 2)]
    [InlineData("source", null, 0)]
    [InlineData(null, "no such reason", 0)]
    [InlineData(null, "%", 0)]
    public async Task Run_StageOrReason_PutsBackThoseThatAreLikeThat(string? stage, string? reason, int expected)
    {
        await _fixture.RunAsync();

        Assert.Equal(expected, _fixture.Replay(new ReplaySelection { Stage = stage, Reason = reason })!.PutBack.Length);
    }

    [Fact]
    public async Task Run_OriginalCouldNotBeRead_SaysThatNoneIsKept()
    {
        _fixture.Folder.Write("pipeline.yaml", LedgerFixture.Pipeline.Replace("\"] }", "\"], max-size: 3B }", StringComparison.Ordinal));
        await _fixture.RunAsync();

        var result = _fixture.Replay(new ReplaySelection { Document = "in/b.txt" })!;

        Assert.Equal([new ReplayedDocument("in/b.txt", HasInput: false)], result.PutBack);
    }

    [Fact]
    public async Task Run_SourceNoLongerOffersIt_TheNextRunTakesWhatIsKeptAndEmptiesTheFolder()
    {
        await _fixture.RunAsync();
        _fixture.Replay(new ReplaySelection());
        File.Delete(_fixture.Folder["in/b.txt"]);
        _fixture.Folder.Write("pipeline.yaml", LedgerFixture.Pipeline.Replace("- picky", "- { use: picky, with: { word: three } }", StringComparison.Ordinal));

        var again = await _fixture.RunAsync();

        Assert.Equal((2, 1), (again.Exported, again.Quarantined));
        Assert.Contains("in/b.txt: two FAIL", File.ReadAllText(_fixture.Out), StringComparison.Ordinal);
        Assert.Equal(["in_c.txt"], Directory.GetDirectories(Path.Combine(_fixture.State, "quarantine")).Select(static folder => Path.GetFileName(folder)[..8]));
    }

    [Fact]
    public async Task Run_SourceHasItMended_TheNextRunTakesThatAndNotWhatIsKept()
    {
        await _fixture.RunAsync();
        _fixture.Replay(new ReplaySelection());
        _fixture.Folder.Write("in/b.txt", "two is well").Write("in/c.txt", "three is well");

        var again = await _fixture.RunAsync();

        Assert.Equal((2, 0, 1), (again.Exported, again.Quarantined, again.UpToDate));
        Assert.Equal(DocumentState.Exported, _fixture.Find("in/b.txt")!.State);
        Assert.DoesNotContain("FAIL", File.ReadAllText(_fixture.Out), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_fixture.State, "quarantine")));
    }

    [Fact]
    public async Task Claim_PutBackAfterTheSourceGaveNewContent_IsLetPass()
    {
        await _fixture.RunAsync();
        _fixture.Replay(new ReplaySelection());
        using var ledger = DocumentLedger.Open(_fixture.State, TimeProvider.System);
        var plan = ledger.PlanKey("other", "{}");
        var id = new DocumentId("in/b.txt");

        var first = ledger.Claim([new ClaimRequest(id, "new", null)], plan, force: true)[0];
        var second = ledger.Claim([new ClaimRequest(id, "kept", null) { IsPutBack = true }], plan, force: true)[0];

        Assert.Equal((ClaimVerdict.Run, ClaimVerdict.UpToDate), (first.Verdict, second.Verdict));
    }

    [Fact]
    public async Task Run_WorkerHasTheLedger_ItNoticesAndGoesOn()
    {
        await _fixture.RunAsync();
        using var ledger = DocumentLedger.Open(_fixture.State, TimeProvider.System);
        var version = ledger.DataVersion();

        _fixture.Replay(new ReplaySelection { Document = "in/c.txt" });

        Assert.NotEqual(version, ledger.DataVersion());
        Assert.Equal(["in/c.txt"], ledger.PutBack().Select(static pending => pending.Id.Value));
        var claim = ledger.Claim([new ClaimRequest(new DocumentId("in/c.txt"), "x", null)], ledger.PlanKey("p", "{}"), force: false)[0];
        ledger.Commit([new Completion { Claim = claim, Id = new DocumentId("in/c.txt"), Content = "x", State = DocumentState.Skipped }], ledger.PlanKey("p", "{}"), []);
        Assert.Equal(DocumentState.Skipped, _fixture.Find("in/c.txt")!.State);
    }

    public void Dispose() => _fixture.Dispose();
}
