using Microsoft.Data.Sqlite;
using Pipeline.Engine.Ledger;

namespace Pipeline.Tests.Engine.Ledger;

public sealed class DocumentLedgerTests : IDisposable
{
    private readonly StateFolder _state = new();

    [Fact]
    public void Claim_UnknownDocument_RecordsItBeforeItRuns()
    {
        using var ledger = _state.Open();

        var claim = ClaimOne(ledger, "a", "1");

        Assert.Equal((ClaimVerdict.Run, 1), (claim.Verdict, claim.Attempt));
        Assert.Equal((DocumentState.Claimed, "1", 1), (Row("a").State, Row("a").Content, Row("a").Attempts));
    }

    [Theory]
    [InlineData((int)DocumentState.Exported)]
    [InlineData((int)DocumentState.Skipped)]
    [InlineData((int)DocumentState.Quarantined)]
    public void Claim_EndedWithTheSameContentAndPlan_IsUpToDate(int state)
    {
        using var ledger = _state.Open();
        Complete(ledger, "a", "1", (DocumentState)state);

        var claim = ClaimOne(ledger, "a", "1");

        Assert.Equal((ClaimVerdict.UpToDate, (DocumentState)state), (claim.Verdict, claim.Ended));
        Assert.Equal((DocumentState)state, Row("a").State);
    }

    [Fact]
    public void Claim_OtherContentOrPlanOrForce_Runs()
    {
        using var ledger = _state.Open();
        var other = ledger.PlanKey("other", "{}");
        Complete(ledger, "a", "1", DocumentState.Exported);

        Assert.Equal(ClaimVerdict.Run, ClaimOne(ledger, "a", "2").Verdict);
        Complete(ledger, "a", "1", DocumentState.Exported);
        Assert.Equal(ClaimVerdict.Run, ledger.Claim([Request("a", "1")], other, force: false)[0].Verdict);
        Complete(ledger, "a", "1", DocumentState.Exported);
        Assert.Equal(ClaimVerdict.Run, ledger.Claim([Request("a", "1")], Plan(ledger), force: true)[0].Verdict);
    }

    [Fact]
    public void Claim_InHandAlready_IsNotRunTwice()
    {
        using var ledger = _state.Open();
        ClaimOne(ledger, "a", "1");

        Assert.Equal((ClaimVerdict.UpToDate, DocumentState.Claimed), (ClaimOne(ledger, "a", "1").Verdict, ClaimOne(ledger, "a", "1").Ended));
        Assert.Equal(1, Row("a").Attempts);
    }

    [Fact]
    public void Open_AfterACrash_RunsWhatWasClaimedAndChargesNobodyWhoWasNotInHand()
    {
        using var died = _state.Open();
        ClaimAll(died, "a", "b", "c");
        _state.Crash();

        using var ledger = _state.Open();

        Assert.Equal((3, 0), (ledger.Recovery.Claimed, ledger.Recovery.Suspects.Count));
        Assert.All(LedgerRow.Read(_state.Path).Values, static row => Assert.Equal((DocumentState.Pending, 0, 0), (row.State, row.Attempts, row.Deaths)));

        static void ClaimAll(DocumentLedger ledger, params string[] ids) => ledger.Claim([.. ids.Select(static id => Request(id, "1"))], Plan(ledger), force: false);
    }

    [Fact]
    public void Open_TwoInHand_RunsEachAloneAndFindsTheOneThatKills()
    {
        Die("killer", "neighbour", "waiting");
        using (var second = _state.Open())
        {
            Assert.Equal([("killer", "stage-1"), ("neighbour", "stage-2")], second.Recovery.Suspects);
            Assert.Equal(ClaimVerdict.Run, ClaimOne(second, "waiting", "1").Verdict);
            Assert.Equal((ClaimVerdict.RunAlone, 1), (ClaimOne(second, "neighbour", "1").Verdict, Row("neighbour").Attempts));
            Assert.Equal((ClaimVerdict.RunAlone, 1), (ClaimOne(second, "killer", "1").Verdict, Row("killer").Attempts));
            second.InFlight.Enter(0, Key("killer"), "stage-1");
            _state.Crash();
        }

        using var third = _state.Open();
        var claim = ClaimOne(third, "killer", "1");
        Assert.Equal((ClaimVerdict.Deadly, "stage-1"), (claim.Verdict, claim.Stage));
        Assert.Equal((ClaimVerdict.RunAlone, 1), (ClaimOne(third, "neighbour", "1").Verdict, Row("neighbour").Attempts));
    }

    [Fact]
    public void Open_OneAloneTwice_IsDeadly()
    {
        for (var death = 0; death < 2; death++)
        {
            using var ledger = _state.Open();
            ledger.InFlight.Enter(0, ClaimOne(ledger, "a", "1").Key, "segment");
            _state.Crash();
        }

        using var last = _state.Open();
        Assert.Equal(ClaimVerdict.Deadly, ClaimOne(last, "a", "1").Verdict);
        Assert.Equal(ClaimVerdict.Run, ClaimOne(last, "a", "changed").Verdict);
    }

    [Fact]
    public void Open_DiedBeforeADeadlyOneWasQuarantined_CountsTheSameAttempts()
    {
        for (var death = 0; death < 5; death++)
        {
            using var ledger = _state.Open();
            var claim = ClaimOne(ledger, "a", "1");
            if (claim.Verdict != ClaimVerdict.Deadly)
                ledger.InFlight.Enter(0, claim.Key, "segment");
            _state.Crash();
        }

        using var last = _state.Open();
        Assert.Equal((ClaimVerdict.Deadly, 3), (ClaimOne(last, "a", "1").Verdict, ClaimOne(last, "a", "1").Attempt));
        Assert.Equal(2, Row("a").Attempts);
    }

    [Fact]
    public void Open_DiedInCompanyAgainAndAgain_IsNeverDeadly()
    {
        for (var death = 0; death < 5; death++)
            Die("a", $"b{death}");

        using var ledger = _state.Open();
        Assert.Equal(ClaimVerdict.RunAlone, ClaimOne(ledger, "a", "1").Verdict);
    }

    [Fact]
    public void Open_AfterTheMachineWentDown_ChargesNobody()
    {
        Die("a");

        using var ledger = _state.Open("another boot");

        Assert.Empty(ledger.Recovery.Suspects);
        Assert.Equal(ClaimVerdict.Run, ClaimOne(ledger, "a", "1").Verdict);
    }

    [Fact]
    public void Commit_RunsWell_ClearsTheDeaths()
    {
        Die("a");
        using (var ledger = _state.Open())
            Complete(ledger, "a", "1", DocumentState.Exported);

        Assert.Equal(0, Row("a").Deaths);
    }

    [Fact]
    public void Open_Twice_RefusesTheSecondAndNamesTheFirst()
    {
        using var first = _state.Open();

        var refused = Assert.Throws<LedgerException>(() => _state.Open());

        Assert.Contains($"Process {Environment.ProcessId} is at work", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LaterVersion_SaysSoAndChangesNothing()
    {
        _state.Open().Dispose();
        Execute("PRAGMA user_version = 999");

        var refused = Assert.Throws<LedgerException>(() => _state.Open());

        Assert.Contains("has version 999", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_LeavesItAlone()
    {
        Execute("CREATE TABLE recipes (name TEXT)");

        var refused = Assert.Throws<LedgerException>(() => _state.Open());

        Assert.Contains("no ledger of this program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoDatabase_SaysWhatToDo()
    {
        File.WriteAllBytes(Path.Combine(_state.Path, DocumentLedger.FileName), [.. Enumerable.Range(0, 9000).Select(static number => (byte)(number * 31))]);

        var refused = Assert.Throws<LedgerException>(() => _state.Open());

        Assert.Contains("move it away", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commit_RecordsOfTwoExports_AreKeptAndSuperseded()
    {
        using var ledger = _state.Open();
        Complete(ledger, "a", "1", DocumentState.Exported, ("x", new Checkpoint("x1") { Records = [Record("a", "0")] }), ("y", new Checkpoint("y1")));
        Complete(ledger, "b", "1", DocumentState.Exported, ("x", new Checkpoint("x2") { Records = [Record("b", "1")] }), ("y", new Checkpoint("y2")));
        Complete(ledger, "a", "2", DocumentState.Exported, ("x", new Checkpoint("x3") { Records = [Record("a", "2")] }), ("y", new Checkpoint("y3")));
        Complete(ledger, "b", "2", DocumentState.Skipped, ("x", new Checkpoint("x3")), ("y", new Checkpoint("y3")));

        Assert.Equal(("x3", "y3"), (ledger.Token("x"), ledger.Token("y")));
        Assert.Equal((1, 2), ledger.Records("x"));
        Assert.Equal((0, 0), ledger.Records("y"));
    }

    [Fact]
    public void BeginSwitch_GivesTheRecordsInTheOrderOfTheDocumentsAndEndSwitchTakesTheNewPlaces()
    {
        using var ledger = _state.Open();
        foreach (var (id, position) in new[] { ("c", 2), ("a", 0), ("b", 1) })
        {
            var claim = ledger.Claim([new ClaimRequest(new DocumentId(id), "1", position)], Plan(ledger), force: false)[0];
            ledger.Commit([Completion(claim, id, "1", DocumentState.Exported)], Plan(ledger), [("x", new Checkpoint("old") { Records = [Record(id, $"at {id}")] })]);
        }

        string[] seen = [];
        ledger.BeginSwitch("x", (records, moved) =>
        {
            seen = [.. records.Select(record =>
            {
                moved(record with { Place = $"new {record.Document}" });
                return record.Place;
            })];
            return new Checkpoint("new");
        });

        Assert.Equal(["at a", "at b", "at c"], seen);
        Assert.Equal(("old", "new"), (ledger.Token("x"), ledger.NextToken("x")));
        ledger.EndSwitch("x");
        ledger.EndSwitch("x"); // as after a crash between the two
        Assert.Equal(("new", null), (ledger.Token("x"), ledger.NextToken("x")));
        ledger.BeginSwitch("x", (records, _) =>
        {
            seen = [.. records.Select(static record => record.Place)];
            return new Checkpoint("again");
        });
        Assert.Equal(["new a", "new b", "new c"], seen);
    }

    [Fact]
    public void Reset_RunsEveryExportedDocumentAgain()
    {
        using var ledger = _state.Open();
        Complete(ledger, "a", "1", DocumentState.Exported, ("x", new Checkpoint("t") { Records = [Record("a", "0")] }));
        Complete(ledger, "b", "1", DocumentState.Skipped);

        ledger.Reset("x");

        Assert.Equal((ClaimVerdict.Run, ClaimVerdict.UpToDate), (ClaimOne(ledger, "a", "1").Verdict, ClaimOne(ledger, "b", "1").Verdict));
        Assert.Null(ledger.Token("x"));
        Assert.Equal((0, 0), ledger.Records("x"));
    }

    [Fact]
    public async Task Claim_AnotherProgramWrites_WaitsForIt()
    {
        using var ledger = _state.Open();
        var plan = Plan(ledger);
        Execute("BEGIN IMMEDIATE", out var holder);
        using (holder)
        {
            var waiting = Task.Run(() => ledger.Claim([Request("b", "1")], plan, force: false), CancellationToken.None);
            await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
            Assert.False(waiting.IsCompleted);
            holder.Dispose();
            Assert.Equal(ClaimVerdict.Run, (await waiting)[0].Verdict);
        }
    }

    public void Dispose() => _state.Dispose();

    internal static ClaimRequest Request(string id, string content) => new(new DocumentId(id), content, Position: null);

    internal static long Plan(DocumentLedger ledger) => ledger.PlanKey("plan", "{}");

    internal static Completion Completion(Claim claim, string id, string content, DocumentState state) =>
        new() { Claim = claim, Id = new DocumentId(id), Content = content, State = state };

    private static ExportedRecord Record(string id, string place) => new(new DocumentId(id), place);

    private static Claim ClaimOne(DocumentLedger ledger, string id, string content) => ledger.Claim([Request(id, content)], Plan(ledger), force: false)[0];

    private static void Complete(DocumentLedger ledger, string id, string content, DocumentState state, params (string, Checkpoint)[] checkpoints) =>
        ledger.Commit([Completion(ClaimOne(ledger, id, content), id, content, state)], Plan(ledger), checkpoints);

    /// <summary>Claims documents and dies with all but those called `waiting` in hand.</summary>
    private void Die(params string[] ids)
    {
        using var ledger = _state.Open();
        var lane = 0;
        foreach (var id in ids)
        {
            var key = ClaimOne(ledger, id, "1").Key;
            if (id != "waiting")
                ledger.InFlight.Enter(lane++, key, $"stage-{lane}");
        }

        _state.Crash();
    }

    private LedgerRow Row(string id) => LedgerRow.Read(_state.Path)[id];

    private long Key(string id)
    {
        Execute("SELECT 1", out var connection);
        using (connection)
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT key FROM document WHERE id = @id";
            command.Parameters.AddWithValue("@id", id);
            return (long)command.ExecuteScalar()!;
        }
    }

    private void Execute(string sql)
    {
        Execute(sql, out var connection);
        connection.Dispose();
    }

    private void Execute(string sql, out SqliteConnection connection)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_state.Path, DocumentLedger.FileName), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
