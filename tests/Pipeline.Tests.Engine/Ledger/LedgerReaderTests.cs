using Microsoft.Data.Sqlite;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;

namespace Pipeline.Tests.Engine.Ledger;

public sealed class LedgerReaderTests : IDisposable
{
    private readonly LedgerFixture _fixture = new("one", "two FAIL", "three");

    [Fact]
    public void TryOpen_NoLedger_IsNullAndMakesNothing()
    {
        Assert.Null(LedgerReader.TryOpen(_fixture.State));
        Assert.False(Directory.Exists(_fixture.State));
    }

    [Fact]
    public void TryOpen_EmptyDatabase_IsNull()
    {
        _fixture.Folder.Write(".pipeline/ledger.db", "");

        Assert.Null(LedgerReader.TryOpen(_fixture.State));
    }

    [Theory]
    [InlineData("PRAGMA user_version = 99", "version 99")]
    [InlineData("PRAGMA application_id = 7", "no ledger of this program")]
    public async Task TryOpen_NotOfThisProgram_SaysSo(string change, string expected)
    {
        await _fixture.RunAsync();
        _fixture.Sql(change);

        var refusal = Assert.Throws<LedgerException>(() => LedgerReader.TryOpen(_fixture.State));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this is no database at all, and long enough to be looked at as one: ................................................")]
    [InlineData("SQLite format 3\0 and then something else ..................................................................................")]
    public void TryOpen_NoDatabase_SaysWhatToDo(string text)
    {
        _fixture.Folder.Write(".pipeline/ledger.db", text);

        var refusal = Assert.Throws<LedgerException>(() => LedgerReader.TryOpen(_fixture.State));

        Assert.Contains("move it away", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_AfterARun_CountsByState()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        await _fixture.RunAsync();
        _fixture.Sql("INSERT INTO document (id, position, state, content, plan, attempts, changed) VALUES ('p', 9, 0, '', 1, 0, 9999999999999), ('c', 9, 1, '', 1, 0, 9999999999999)");

        using var ledger = LedgerReader.TryOpen(_fixture.State)!;
        var overview = ledger.Overview();

        Assert.Equal((1, 1, 2, 0, 1, 5), (overview.Pending, overview.InHand, overview.Exported, overview.Skipped, overview.Quarantined, overview.Total));
        Assert.InRange(overview.LastEnded!.Value, before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal([new LedgerExport(_fixture.Out, 2, 0, HasCheckpoint: true, IsSwitching: false) { Key = 1 }], overview.Exports);
        var error = Assert.Single(overview.LastErrors);
        Assert.Equal(("in/b.txt", "picky", "It holds FAIL."), (error.Id, error.Stage, error.Reason));
        Assert.Empty(ledger.Overview(errors: 0).LastErrors);
    }

    [Fact]
    public async Task Overview_DocumentsChangeFailAndComeBack_CountsTheRecordsThatThereAre()
    {
        string[] texts = ["one", "one FAIL", "one again", "one FAIL"];
        foreach (var text in texts)
        {
            _fixture.Folder.Write("in/a.txt", text);
            await _fixture.RunAsync();
            await CheckAsync();
            await _fixture.RunAsync(force: true);
            await CheckAsync();
        }

        File.Delete(_fixture.Out);
        await _fixture.RunAsync();
        await CheckAsync();

        async Task CheckAsync()
        {
            using var ledger = LedgerReader.TryOpen(_fixture.State)!;
            var export = Assert.Single(ledger.Overview().Exports);
            Assert.Equal((File.ReadAllLines(_fixture.Out).Length, 0), (export.Live, export.Superseded));
            Assert.Equal([export.Live], ledger.Rows("SELECT count(*) FROM record", [], [], static row => row.GetInt64(0)));
            Assert.Empty(await _fixture.CheckAsync());
        }
    }

    [Fact]
    public async Task Overview_CountsAndErrors_ReadASmallIndexAlone()
    {
        await _fixture.RunAsync();
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.State, DocumentLedger.FileName)};Pooling=False");
        connection.Open();
        Assert.Contains("USING COVERING INDEX document_state", Plan("SELECT state, count(*) FROM document GROUP BY state"), StringComparison.Ordinal);
        Assert.Contains("USING COVERING INDEX document_state", Plan("SELECT max(changed) FROM document WHERE state = 2"), StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", Plan("SELECT id FROM document WHERE state = 4 ORDER BY changed DESC, document.key DESC LIMIT 10"), StringComparison.Ordinal);

        string Plan(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            using var rows = command.ExecuteReader();
            var plan = "";
            while (rows.Read())
                plan += rows.GetString(3) + "\n";
            return plan;
        }
    }

    [Fact]
    public async Task Overview_WorkerIsAmidATransaction_ShowsWhatWasBefore()
    {
        await _fixture.RunAsync();
        using var worker = LedgerConnection.Open(Path.Combine(_fixture.State, DocumentLedger.FileName));
        worker.InTransaction(durable: false, () =>
        {
            worker.Command("UPDATE document SET state = 1").ExecuteNonQuery();
            using var ledger = LedgerReader.TryOpen(_fixture.State)!;
            Assert.Equal((0, 2), (ledger.Overview().InHand, ledger.Overview().Exported));
        });

        using var after = LedgerReader.TryOpen(_fixture.State)!;
        Assert.Equal(3, after.Overview().InHand);
    }

    [Fact]
    public async Task Find_IdOrPath_FindsTheDocumentWithItsRecords()
    {
        await _fixture.RunAsync();
        using var ledger = LedgerReader.TryOpen(_fixture.State)!;

        var byId = ledger.Find("in/a.txt", _fixture.Folder.Root)!;
        var byPath = ledger.Find(Path.GetRelativePath(Environment.CurrentDirectory, _fixture.Folder["in/a.txt"]), _fixture.Folder.Root)!;

        Assert.Equal(byId, byPath);
        Assert.Equal(_fixture.Out, Assert.Single(ledger.Records(byId)).Target);
        Assert.Null(ledger.Find("in/none.txt", _fixture.Folder.Root));
        Assert.Null(ledger.Find("a\0b", _fixture.Folder.Root));
        Assert.Equal("in/a.txt", ledger.Nearest("in/s.txt", _fixture.Folder.Root));
    }

    [Fact]
    public async Task History_RunTwice_HasBothInOrder()
    {
        await _fixture.RunAsync();
        _fixture.Folder.Write("in/b.txt", "two is well");
        await _fixture.RunAsync();

        using var ledger = LedgerReader.TryOpen(_fixture.State)!;
        var history = ledger.History(ledger.Find("in/b.txt")!);

        Assert.Equal([DocumentState.Quarantined, DocumentState.Exported], history.Select(static entry => entry.State));
        Assert.Equal(("picky", null), (history[0].Stage, history[1].Stage));
        Assert.NotEqual(history[0].Content, history[1].Content);
    }

    [Fact]
    public void IsHeld_LockIsTaken_SaysSoUntilItIsLetGo()
    {
        Directory.CreateDirectory(_fixture.State);
        Assert.False(WorkerLock.IsHeld(_fixture.State));
        using (WorkerLock.Take(_fixture.State))
            Assert.Equal(new WorkerPresence(Environment.ProcessId, IsAtWork: true), WorkerPresence.Of(_fixture.State));
        Assert.Equal(new WorkerPresence(Environment.ProcessId, IsAtWork: false), WorkerPresence.Of(_fixture.State));
        Assert.Equal(default, WorkerPresence.Of(_fixture.Folder["none"]));
    }

    [Fact]
    public async Task Take_WhileOthersAskAllTheTime_IsNotRefused()
    {
        Directory.CreateDirectory(_fixture.State);
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                WorkerLock.IsHeld(_fixture.State);
                Thread.Yield();
            }
        });
        for (var i = 0; i < 200; i++)
            WorkerLock.Take(_fixture.State).Dispose();
        await stop.CancelAsync();
        await asking;
    }

    [Theory]
    [InlineData("worker: { state: here }", "here")]
    [InlineData("worker: { state: here, checkpoint-documents: x, nonsense: 1 }\nstages: 7", "here")]
    [InlineData("worker: { state: '${env:NO_SUCH_VARIABLE_AT_ALL:-there}' }", "there")]
    [InlineData("worker:", ".pipeline/news")]
    [InlineData("worker: { state: [a] }", ".pipeline/news")]
    [InlineData("stages: [", ".pipeline/news")]
    [InlineData("", ".pipeline/news")]
    public void StateDirectoryOf_FileHasErrorsElsewhere_StillFindsTheFolder(string yaml, string expected)
    {
        _fixture.Folder.Write("news.yaml", yaml);

        Assert.Equal(_fixture.Folder[expected], PipelineLoader.StateDirectoryOf(_fixture.Folder["news.yaml"]));
    }

    [Fact]
    public void StateDirectoryOf_NoFile_IsTheDefaultFolder() =>
        Assert.Equal(_fixture.State, PipelineLoader.StateDirectoryOf(Path.Combine(_fixture.Folder.Root, "pipeline.yaml")));

    public void Dispose() => _fixture.Dispose();
}
