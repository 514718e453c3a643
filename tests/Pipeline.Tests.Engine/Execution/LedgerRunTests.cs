using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Tests.Engine.Execution;

/// <summary>Runs that keep a ledger: what is run again, what is waited for, what is told to whom.</summary>
public sealed class LedgerRunTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("pipeline-run-");

    [Fact]
    public async Task RunAsync_Twice_RunsNothingAgain()
    {
        var first = await RunAsync(new ListExport(), "one", "two", "bad", "drop");
        var second = await RunAsync(new ListExport(), "one", "two", "bad", "drop");

        Assert.Equal((2, 1, 1, 0), (first.Exported, first.Skipped, first.Quarantined, first.UpToDate));
        Assert.Equal((0, 0, 0, 4, 1), (second.Exported, second.Skipped, second.Quarantined, second.UpToDate, second.StillQuarantined));
    }

    [Fact]
    public async Task RunAsync_ContentChanged_RunsThatDocumentAlone()
    {
        var export = new ListExport();
        await RunAsync(export, "one", "two", "three");

        var result = await RunAsync(export, "one", "2", "three");

        Assert.Equal((1, 2), (result.Exported, result.UpToDate));
        Assert.Equal(["00000.txt", "00001.txt", "00002.txt"], export.Live); // compacted into the order of the source
        Assert.Equal(1, export.Switches);
    }

    [Fact]
    public async Task RunAsync_PlanChangedOrForced_RunsEverythingAndLeavesOneRecordEach()
    {
        var export = new ListExport();
        await RunAsync(export, "one", "two");

        var changed = await RunAsync(export, new RunOptions(), "another plan", "one", "two");
        var forced = await RunAsync(export, new RunOptions { Force = true }, "another plan", "one", "two");

        Assert.Equal((2, 2), (changed.Exported, forced.Exported));
        Assert.Equal(["00000.txt", "00001.txt"], export.Live);
    }

    [Fact]
    public async Task RunAsync_ResultsAreGone_RunsEverythingAgain()
    {
        await RunAsync(new ListExport(), "one", "two");

        var result = await RunAsync(new ListExport { IsLost = true }, "one", "two");

        Assert.Equal((2, 0), (result.Exported, result.UpToDate));
    }

    [Fact]
    public async Task RunAsync_FailsNow_RemovesWhatItHadExported()
    {
        var export = new ListExport();
        await RunAsync(export, "one", "two");

        await RunAsync(export, "one", "bad");

        Assert.Equal(["00000.txt"], export.Live);
        Assert.Equal(["00001.txt"], export.Removed);
    }

    [Fact]
    public async Task RunAsync_Quarantined_KeepsInputErrorAndDocument()
    {
        await RunAsync(new ListExport(), "one", "bad");

        var quarantine = new QuarantineFolder(Path.Combine(_state.FullName, QuarantineFolder.Name));
        var (name, kept) = Assert.Single(quarantine.List());
        Assert.Equal(("00001.txt", "stage-0", 10, "it is bad", 1), (kept.Id, kept.Stage, kept.Line, kept.Message, kept.Attempts));
        Assert.Equal("bad", File.ReadAllText(Path.Combine(quarantine.Path, name, "input.txt")));
        Assert.Contains("\"text\": \"bad\"", File.ReadAllText(Path.Combine(quarantine.Path, name, "document.json")), StringComparison.Ordinal);
        Assert.Equal("Pipeline.StageException", Assert.Single(kept.Exceptions).Type);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_LargeOneIsQuarantined_KeepsTheInputWhereTheSourceLetsGoOfIt(bool letsGo)
    {
        var text = "bad" + new string('x', QuarantineFolder.MaxInput);
        var run = new RunFixture { State = _state.FullName }.Stage(static _ => throw new StageException("it is bad"));
        run.Source = _ => Items();
        using (var ledger = Open())
            await run.RunAsync([], ledger);

        var quarantine = new QuarantineFolder(Path.Combine(_state.FullName, QuarantineFolder.Name));
        var (name, kept) = Assert.Single(quarantine.List());
        Assert.Equal(letsGo, quarantine.HasInput(name, kept));
        Assert.Equal(letsGo ? text.Length : null, quarantine.ReadInput(name, kept)?.Length);

        async IAsyncEnumerable<SourceItem> Items()
        {
            yield return RunFixture.Item("large", text) with { OnEndedAsync = letsGo ? static _ => ValueTask.CompletedTask : null };
            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task RunAsync_FolderOfTheQuarantineWasBeingReplaced_IsFinished()
    {
        await RunAsync(new ListExport(), "bad");
        var folder = Assert.Single(Directory.GetDirectories(Path.Combine(_state.FullName, QuarantineFolder.Name)));
        Directory.Move(folder, folder + ".new");

        await RunAsync(new ListExport(), "bad");

        Assert.Equal([folder], Directory.GetDirectories(Path.Combine(_state.FullName, QuarantineFolder.Name)));
    }

    [Fact]
    public async Task RunAsync_QuarantinedIsWellAgain_LeavesTheQuarantine()
    {
        await RunAsync(new ListExport(), "one", "bad");

        await RunAsync(new ListExport(), "one", "good");

        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_state.FullName, QuarantineFolder.Name)));
    }

    [Fact]
    public async Task RunAsync_MaxQuarantinedShare_StopsFromTheHundredthDocumentOn()
    {
        var texts = Enumerable.Range(0, 1000).Select(static number => number % 10 == 0 ? "bad" : "good").ToArray();
        var run = Fixture(new ListExport());
        run.Worker = new WorkerOptions { MaxQuarantined = new CountOrShare(5, IsShare: true) };

        using var ledger = Open();
        var result = await run.RunAsync(texts, ledger);

        Assert.Equal("10 of 100 documents are quarantined, more than `max-quarantined: 5%` allows; `pipeline quarantine list` shows why", result.StoppedBy);
    }

    [Fact]
    public async Task RunAsync_Ends_TellsTheSourceOnlyOfWhatIsDurable()
    {
        var export = new ListExport();
        var told = new List<string>();
        var run = Fixture(export);
        run.Source = _ => Items();
        run.Worker = new WorkerOptions { CheckpointDocuments = 3, CheckpointInterval = TimeSpan.FromHours(1) };

        using var ledger = Open();
        await run.RunAsync([], ledger);

        Assert.Equal(Enumerable.Range(0, 7).Select(static number => $"{number} of 3"), told[..3].Concat(told[3..6].Select(static line => line.Replace("of 6", "of 3", StringComparison.Ordinal))).Concat(told[6..].Select(static line => line.Replace("of 7", "of 3", StringComparison.Ordinal))));

        async IAsyncEnumerable<SourceItem> Items()
        {
            for (var number = 0; number < 7; number++)
            {
                var id = $"{number}";
                yield return RunFixture.Item(id, "text") with
                {
                    OnEndedAsync = _ =>
                    {
                        told.Add($"{id} of {export.Durable}");
                        return ValueTask.CompletedTask;
                    },
                };
            }

            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task RunAsync_OutputFailsForAWhile_WaitsAndDropsNothing()
    {
        var export = new ListExport { FailingFlushes = 2, FailingWrites = 1 };
        var health = new PipelineHealth(TimeProvider.System);
        var seen = new List<PipelineStatus>();
        health.Set(PipelineStatus.Ready);
        health.Changed += (_, _) => seen.Add(health.Status);
        using var drain = new CancellationTokenSource();
        var run = Fixture(export);
        run.OnEach = _ =>
        {
            if (run.Outcomes.Count == 3)
                drain.CancelAfter(TimeSpan.FromMilliseconds(50));
        };

        using var ledger = Open();
        run.Worker = new WorkerOptions { CheckpointDocuments = 1 };
        var result = await run.RunAsync(["one", "two", "three"], ledger, new RunOptions { IsContinuous = true }, health, drain.Token);

        Assert.Equal((3, null), (result.Exported, result.StoppedBy));
        Assert.Equal(["00000.txt", "00001.txt", "00002.txt"], export.Live);
        Assert.Equal([PipelineStatus.Blocked, PipelineStatus.Ready, PipelineStatus.Blocked, PipelineStatus.Ready], seen[..4]);
    }

    [Fact]
    public async Task RunAsync_SecondExportFailsOnce_KeepsTheRecordsOfTheFirst()
    {
        var export = new ListExport();
        var run = Fixture(export).Stage(() => new RecordingExport { FailingFlushes = 1 }, descriptor: RunFixture.AsExport);
        run.Worker = new WorkerOptions { CheckpointDocuments = 2, CheckpointInterval = TimeSpan.FromHours(1) };

        using var ledger = Open();
        var result = await run.RunAsync(["one", "two", "three"], ledger);

        Assert.NotNull(result.StoppedBy);
        Assert.Equal(result.Exported, ledger.Records(export.Target).Live);
    }

    [Fact]
    public async Task RunAsync_DiedTwiceInHand_IsQuarantinedUnseen()
    {
        for (var death = 0; death < 2; death++)
        {
            var ledger = Open();
            var claim = ledger.Claim([new ClaimRequest(new DocumentId("00001.txt"), Sha("two"), 1)], ledger.PlanKey("plan", "{}"), force: false)[0];
            ledger.InFlight.Enter(0, claim.Key, "stage-0");
            ledger.Dispose();
        }

        var run = Fixture(new ListExport());
        using var last = Open();
        await run.RunAsync(["one", "two", "three"], last);

        var failure = Assert.IsType<Quarantined>(run.Outcomes[1]).Failure;
        Assert.Equal(("stage-0", 10, 2), (failure.Stage, failure.Line, failure.Attempts));
        Assert.Contains("died twice", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, run.Outcomes.OfType<Exported>().Count());
    }

    [Fact]
    public async Task RunAsync_MemoryRunsOutBesideOthers_TriesItAlone()
    {
        var inside = 0;
        var run = new RunFixture { Options = new RunOptions { Lanes = 8 } }.Stage(async (document, _) =>
        {
            var now = Interlocked.Increment(ref inside);
            await Task.Delay(2, CancellationToken.None);
            var isHungry = document.Id.Value == "00009.txt";
            Interlocked.Decrement(ref inside);
            if (isHungry && now > 1)
                GC.KeepAlive(new byte[int.MaxValue]); // longer than any array may be, which is an OutOfMemoryException
            return document;
        });

        var result = await run.RunAsync(RunFixture.Texts(40), TestContext.Current.CancellationToken);

        Assert.Equal((40, 0), (result.Exported, result.Quarantined));
    }

    [Fact]
    public async Task RunAsync_Drained_FinishesWhatIsInHandAndClaimsNothingMore()
    {
        using var drain = new CancellationTokenSource();
        var run = new RunFixture().Stage(async (document, token) =>
        {
            if (document.Id.Value == "00004.txt")
                await drain.CancelAsync();
            await Task.Delay(20, token);
            return document;
        });

        using var ledger = Open();
        var result = await run.RunAsync(RunFixture.Texts(5000), ledger, new RunOptions { Lanes = 3 }, drain: drain.Token);

        Assert.True(result.Cancelled);
        Assert.InRange(result.Exported, 3, 8); // a lane may have taken a document before the fifth and be overtaken before it claims it
        Assert.Equal(result.Exported, Ledger.LedgerRow.Read(_state.FullName).Values.Count(static row => row.State == DocumentState.Exported));
        Assert.DoesNotContain(Ledger.LedgerRow.Read(_state.FullName).Values, static row => row.State == DocumentState.Claimed);
    }

    public void Dispose() => _state.Delete(recursive: true);

    private static string Sha(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private DocumentLedger Open() => DocumentLedger.Open(_state.FullName, TimeProvider.System);

    private RunFixture Fixture(ListExport export) => new RunFixture { State = _state.FullName }
        .Stage(static document => document.Text switch
        {
            "bad" => throw new StageException("it is bad"),
            "drop" => document.Skip("rule"),
            _ => document,
        })
        .Stage(() => export, descriptor: RunFixture.AsExport);

    private Task<RunResult> RunAsync(ListExport export, params string[] texts) => RunAsync(export, new RunOptions(), "plan", texts);

    private async Task<RunResult> RunAsync(ListExport export, RunOptions options, string plan, params string[] texts)
    {
        using var ledger = Open();
        var run = Fixture(export);
        run.Fingerprint = plan;
        return await run.RunAsync(texts, ledger, options);
    }
}
