using Pipeline.Engine.Ledger;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Tests.Engine.Ledger;

public sealed class StateCheckTests : IDisposable
{
    private readonly LedgerFixture _fixture = new("one", "two FAIL", "three");

    [Fact]
    public async Task Find_NothingWasRun_FindsNothing()
    {
        Assert.Empty(await _fixture.CheckAsync());
        Assert.Empty(await _fixture.RepairAsync());
    }

    [Fact]
    public async Task Find_AfterARun_FindsNothing()
    {
        await _fixture.RunAsync();

        Assert.Empty(await _fixture.CheckAsync());
        Assert.Empty(await _fixture.RepairAsync());
    }

    [Fact]
    public async Task Repair_RecordWasChanged_HasThatDocumentRunAgainAndNoOther()
    {
        await _fixture.RunAsync();
        var whole = File.ReadAllText(_fixture.Out);
        File.WriteAllText(_fixture.Out, whole.Replace("three", "thrEE", StringComparison.Ordinal));

        var problem = Assert.Single(await _fixture.CheckAsync());
        var step = Assert.Single(await _fixture.RepairAsync());
        var again = await _fixture.RunAsync();

        Assert.Equal((StateProblemKind.DamagedRecord, "in/c.txt"), (problem.Kind, problem.Document));
        Assert.Equal(("put back", "in/c.txt"), (step.Done, step.Problem.Document));
        Assert.Equal((1, 2), (again.Exported, again.UpToDate));
        Assert.Equal(whole, File.ReadAllText(_fixture.Out));
        Assert.Empty(await _fixture.CheckAsync());
    }

    [Fact]
    public async Task Repair_ExportWasCut_HasTheRestRunAgain()
    {
        await _fixture.RunAsync();
        var whole = File.ReadAllText(_fixture.Out);
        File.WriteAllText(_fixture.Out, whole[..20]);

        var problems = await _fixture.CheckAsync();
        await _fixture.RepairAsync();
        await _fixture.RunAsync();

        Assert.Equal(["in/c.txt"], problems.Select(static problem => problem.Document));
        Assert.Equal(whole, File.ReadAllText(_fixture.Out));
    }

    [Fact]
    public async Task Repair_LedgerLostARecord_HasTheDocumentRunAgain()
    {
        await _fixture.RunAsync();
        _fixture.Sql("DELETE FROM record WHERE document = (SELECT key FROM document WHERE id = 'in/a.txt')");

        var problem = Assert.Single(await _fixture.CheckAsync());
        await _fixture.RepairAsync();

        Assert.Equal((StateProblemKind.MissingRecord, "in/a.txt"), (problem.Kind, problem.Document));
        Assert.Equal(DocumentState.Pending, _fixture.Find("in/a.txt")!.State);
        Assert.Equal(1, (await _fixture.RunAsync()).Exported);
        Assert.Empty(await _fixture.CheckAsync());
    }

    [Theory]
    [InlineData("when: id == \"in/c.txt\"")]
    [InlineData("on-error: skip")]
    public async Task Find_ExportIsNotOfEveryDocument_MissesNoRecord(string key)
    {
        _fixture.Folder.Write("pipeline.yaml", LedgerFixture.Pipeline + "\n    " + key);
        await _fixture.RunAsync();
        _fixture.Sql("DELETE FROM record WHERE document = (SELECT key FROM document WHERE id = 'in/a.txt')");

        Assert.Empty(await _fixture.CheckAsync());
    }

    [Fact]
    public async Task Find_DocumentWasExportedByAnotherPlan_MissesNoRecord()
    {
        await _fixture.RunAsync();
        File.Delete(_fixture.Folder["in/a.txt"]);
        _fixture.Folder.Write("pipeline.yaml", LedgerFixture.Pipeline.Replace("out.txt", "other.txt", StringComparison.Ordinal));
        await _fixture.RunAsync();

        var note = Assert.Single(await _fixture.CheckAsync());

        Assert.Equal((StateProblemKind.Note, _fixture.Out), (note.Kind, note.Target));
    }

    [Fact]
    public async Task Repair_CheckpointIsGone_HasEveryDocumentRunAgain()
    {
        await _fixture.RunAsync();
        var whole = File.ReadAllText(_fixture.Out);
        _fixture.Sql("UPDATE export SET token = NULL");

        var problem = Assert.Single(await _fixture.CheckAsync());
        await _fixture.RepairAsync();
        var again = await _fixture.RunAsync();

        Assert.Equal(StateProblemKind.NoCheckpoint, problem.Kind);
        Assert.Equal(2, again.Exported);
        Assert.Equal(whole, File.ReadAllText(_fixture.Out));
    }

    [Fact]
    public async Task Find_ExportHasNoRecords_LooksForItsCheckpointAlone()
    {
        _fixture.Folder.Write("pipeline.yaml", LedgerFixture.Pipeline.Replace("use: records", "use: plain", StringComparison.Ordinal));
        await _fixture.RunAsync();
        Assert.Empty(await _fixture.CheckAsync());

        _fixture.Sql("DELETE FROM export");

        Assert.Equal(StateProblemKind.NoCheckpoint, Assert.Single(await _fixture.CheckAsync()).Kind);
    }

    [Fact]
    public async Task Find_CompactionWasCutShort_IsANoteAndNotChecked()
    {
        await _fixture.RunAsync();
        _fixture.Sql("UPDATE export SET next_token = '0'");
        File.WriteAllText(_fixture.Out, "");

        Assert.Equal(StateProblemKind.Note, Assert.Single(await _fixture.CheckAsync()).Kind);
    }

    [Fact]
    public async Task Find_ExportCannotBeRead_SaysSoOnce()
    {
        await _fixture.RunAsync();
        _fixture.Sql("UPDATE record SET place = 'no place'");

        var problem = Assert.Single(await _fixture.CheckAsync());

        Assert.Equal(StateProblemKind.UnreadableExport, problem.Kind);
        Assert.Null(Assert.Single(await _fixture.RepairAsync()).Done);
    }

    [Fact]
    public async Task Find_ClaimedAndNobodyAtWork_IsANote()
    {
        await _fixture.RunAsync();
        _fixture.Sql("UPDATE document SET state = 1 WHERE id = 'in/a.txt'");

        Assert.Equal(StateProblemKind.Note, Assert.Single(await _fixture.CheckAsync()).Kind);
        using (WorkerLock.Take(_fixture.State))
            Assert.Empty(await _fixture.CheckAsync());
    }

    [Fact]
    public async Task Repair_WorkerIsAtWork_IsRefusedWithItsProcess()
    {
        await _fixture.RunAsync();
        using var worker = WorkerLock.Take(_fixture.State);

        var refusal = await Assert.ThrowsAsync<LedgerException>(_fixture.RepairAsync);

        Assert.Contains($"Process {Environment.ProcessId} ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_DatabaseIsDamaged_SaysWhatToDo()
    {
        await _fixture.RunAsync();
        var path = Path.Combine(_fixture.State, DocumentLedger.FileName);
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(4096).Fill(0xEE);
        File.WriteAllBytes(path, bytes);

        var damage = await Assert.ThrowsAsync<LedgerException>(_fixture.CheckAsync);

        Assert.Contains("damaged", damage.Message, StringComparison.Ordinal);
        Assert.Contains("move it away", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repair_QuarantineFolderIsGone_HasTheDocumentRunAgain()
    {
        await _fixture.RunAsync();
        Directory.Delete(Path.Combine(_fixture.State, QuarantineFolder.Name), recursive: true);

        var problem = Assert.Single(await _fixture.CheckAsync());
        await _fixture.RepairAsync();

        Assert.Equal((StateProblemKind.LostFolder, "in/b.txt"), (problem.Kind, problem.Document));
        Assert.Equal(1, (await _fixture.RunAsync()).Quarantined);
        Assert.Empty(await _fixture.CheckAsync());
    }

    [Fact]
    public async Task Repair_LedgerWasDeleted_PutsBackWhatOnlyTheQuarantineHas()
    {
        await _fixture.RunAsync();
        foreach (var file in Directory.GetFiles(_fixture.State, DocumentLedger.FileName + "*"))
            File.Delete(file);
        File.Delete(_fixture.Folder["in/b.txt"]);

        Assert.Equal(StateProblemKind.UnknownFolder, Assert.Single(await _fixture.CheckAsync()).Kind);
        Assert.Equal("put back", Assert.Single(await _fixture.RepairAsync()).Done);
        _fixture.Folder.Write("pipeline.yaml", LedgerFixture.Pipeline.Replace("- picky", "- { use: picky, with: { word: OTHER } }", StringComparison.Ordinal));
        var again = await _fixture.RunAsync();

        Assert.Equal(3, again.Exported);
        Assert.Contains("two FAIL", File.ReadAllText(_fixture.Out), StringComparison.Ordinal);
        Assert.Empty(await _fixture.CheckAsync());
    }

    [Fact]
    public async Task Repair_FolderOfADocumentThatIsWell_IsRemoved()
    {
        await _fixture.RunAsync();
        _fixture.Sql("UPDATE document SET state = 2, quarantine = NULL WHERE id = 'in/b.txt'");
        _fixture.Sql("INSERT INTO record SELECT 1, (SELECT key FROM document WHERE id = 'in/b.txt'), place FROM record LIMIT 1");

        var problem = Assert.Single(await _fixture.CheckAsync());
        var step = Assert.Single(await _fixture.RepairAsync());

        Assert.Equal(StateProblemKind.UnknownFolder, problem.Kind);
        Assert.Equal("removed", step.Done);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_fixture.State, QuarantineFolder.Name)));
    }

    [Fact]
    public async Task Repair_FolderWasBeingWrittenOrRemoved_IsFinished()
    {
        await _fixture.RunAsync();
        var folder = Directory.GetDirectories(Path.Combine(_fixture.State, QuarantineFolder.Name)).Single();
        Directory.Move(folder, folder + ".new");
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(folder)!, "half-0123abcd.new"));
        _fixture.Folder.Write(".pipeline/quarantine/removed-0123abcd/input.txt", "x");

        var found = await _fixture.CheckAsync();
        var steps = await _fixture.RepairAsync();

        Assert.Equal([StateProblemKind.UnfinishedFolder, StateProblemKind.UnfinishedFolder, StateProblemKind.UnfinishedFolder, StateProblemKind.LostFolder], found.Select(static problem => problem.Kind));
        Assert.Equal(["finished", "removed", "removed"], steps.Select(static step => step.Done).Order(StringComparer.Ordinal));
        Assert.Equal([folder], Directory.GetDirectories(Path.GetDirectoryName(folder)!));
        Assert.Empty(await _fixture.CheckAsync());
    }

    [Fact]
    public async Task Repair_FoldersThatNobodyKnows_AreLeftAlone()
    {
        await _fixture.RunAsync();
        _fixture.Folder.Write(".pipeline/quarantine/my notes/a.txt", "keep").Write(".pipeline/quarantine/x-01234567/error.json", "{ no json");

        var problem = Assert.Single(await _fixture.CheckAsync());
        var step = Assert.Single(await _fixture.RepairAsync());

        Assert.Equal(StateProblemKind.UnreadableFolder, problem.Kind);
        Assert.Null(step.Done);
        Assert.True(File.Exists(_fixture.Folder[".pipeline/quarantine/my notes/a.txt"]));
        Assert.True(File.Exists(_fixture.Folder[".pipeline/quarantine/x-01234567/error.json"]));
    }

    [Fact]
    public async Task Find_WorkerHasTheDocumentInHand_ItsFolderIsAsItShouldBe()
    {
        await _fixture.RunAsync();
        _fixture.Sql("UPDATE document SET state = 1, quarantine = NULL WHERE id = 'in/b.txt'");

        using (WorkerLock.Take(_fixture.State))
            Assert.Empty(await _fixture.CheckAsync());
        Assert.Contains(await _fixture.CheckAsync(), static problem => problem.Kind == StateProblemKind.UnknownFolder);
    }

    [Fact]
    public async Task Find_WhileRunsWriteCompactAndQuarantine_FindsNothing()
    {
        await _fixture.RunAsync();
        var running = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                _fixture.Folder.Write("in/b.txt", i % 2 == 0 ? "two" : "two FAIL");
                await _fixture.RunAsync(force: i % 3 == 0);
            }
        });
        var found = new List<StateProblem>();
        while (!running.IsCompleted)
            found.AddRange(await _fixture.CheckAsync());
        await running;

        Assert.DoesNotContain(found, static problem => problem.Kind != StateProblemKind.Note);
        Assert.Empty(await _fixture.CheckAsync());
    }

    public void Dispose() => _fixture.Dispose();
}
