using Microsoft.Data.Sqlite;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>What is durable when, and what a run finds of the one before.</summary>
public class CheckpointTests
{
    private static readonly Document A = Articles.Of("a", ("Ana", "One."), ("Bo", "Two."));
    private static readonly Document B = Articles.Of("b", ("Ana", "Three."), ("Cy", "Four."));

    [Fact]
    public async Task Flush_Writes_AreSeenAllAtOnce()
    {
        await using var run = await ExportRun.OfAsync();
        using var reader = Database.Open(run.Path);

        await run.WriteAsync(A, B);
        Assert.Equal(["0"], Database.Query(reader, "SELECT count(*) FROM said"));
        await run.FlushAsync();

        Assert.Equal(["4"], Database.Query(reader, "SELECT count(*) FROM said"));
    }

    [Fact]
    public async Task Flush_SomebodyReadsMeanwhile_NeitherWaits()
    {
        await using var run = await ExportRun.OfAsync(A);
        using var reader = Database.Open(run.Path);
        using var snapshot = reader.BeginTransaction(deferred: true);
        Assert.Equal(["1"], Count(snapshot));

        await run.WriteAsync(B);
        await run.FlushAsync();

        Assert.Equal(["1"], Count(snapshot));
        snapshot.Rollback();
        Assert.Equal(["2"], Database.Query(reader, "SELECT count(*) FROM document"));

        static List<string> Count(SqliteTransaction transaction)
        {
            using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "SELECT count(*) FROM document";
            return [command.ExecuteScalar()!.ToString()!];
        }
    }

    [Fact]
    public async Task Dispose_WithoutFlush_LeavesTheLastCheckpoint()
    {
        await using var run = await ExportRun.OfAsync(A);
        var before = Database.Dump(run.Path);
        await run.WriteAsync(B);
        await run.RemoveAsync("a");

        await run.Stage.DisposeAsync();

        Assert.Equal(before, Database.Dump(run.Path));
        Assert.False(File.Exists(run.Path + "-wal"));
    }

    /// <summary>The files as a power cut would leave them, halfway through a transaction larger than SQLite's cache.</summary>
    [Fact]
    public async Task Files_CopiedDuringATransaction_HoldTheLastCheckpoint()
    {
        await using var run = await ExportRun.OfAsync(A);
        var before = Database.Dump(run.Path);
        await run.WriteAsync([.. Enumerable.Range(0, 40).Select(static i => Document.FromText("large" + i, new string('x', 1_000_000)))]);
        Assert.True(new FileInfo(run.Path + "-wal").Length > 1_000_000);

        var copy = run.Path + ".copy";
        File.Copy(run.Path, copy);
        File.Copy(run.Path + "-wal", copy + "-wal");

        Assert.Equal(before, Database.Dump(copy));
        Database.Verify(copy);
    }

    [Fact]
    public async Task Write_SameDocumentAgain_ChangesNothing()
    {
        await using var run = await ExportRun.OfAsync(A, B, Articles.Harbour());
        var before = Everything(run);

        await run.WriteAsync(A, Articles.Harbour(), B);
        await run.FlushAsync();

        Assert.Equal(before, Everything(run));
        Database.Verify(run.Path);
    }

    [Fact]
    public async Task Write_DocumentThatChanged_KeepsItsKeyAndNothingElse()
    {
        await using var run = await ExportRun.OfAsync(A, B);
        var key = run.Query("SELECT key FROM document WHERE id = 'a'");

        await run.WriteAsync(Articles.Of("a", ("Bo", "Five.")));
        await run.FlushAsync();

        Assert.Equal(key, run.Query("SELECT key FROM document WHERE id = 'a'"));
        Assert.Equal(["Ana|Three.", "Bo|Five.", "Cy|Four."], run.Query("SELECT speaker, quote FROM said ORDER BY speaker"));
    }

    [Fact]
    public async Task Remove_Document_TakesItsRowsAndSpeakersOfNobodyElse()
    {
        await using var run = await ExportRun.OfAsync(A, B, Articles.Harbour());

        await run.RemoveAsync("a");
        await run.RemoveAsync("news/harbour.html");
        await run.RemoveAsync("never seen");
        await run.FlushAsync();

        Assert.Equal(["b"], run.Query("SELECT id FROM document"));
        Assert.Equal(["Ana", "Cy"], run.Query("SELECT name FROM speaker ORDER BY name"));
        Assert.Equal(["2|0|0"], run.Query("SELECT (SELECT count(*) FROM quote), (SELECT count(*) FROM summary_sentence), (SELECT count(*) FROM annotation)"));
        Database.Verify(run.Path);
    }

    [Fact]
    public async Task Write_WhereFlushesFall_ChangesNothing()
    {
        await using var often = new ExportRun();
        await using var once = new ExportRun();
        foreach (var document in new[] { A, Articles.Harbour(), B, Articles.Of("a"), Articles.Of("c", ("Bo", "Six.")), A })
        {
            await often.WriteAsync(document);
            await often.FlushAsync();
            await once.WriteAsync(document);
        }

        await once.FlushAsync();

        Assert.Equal(Everything(once), Everything(often));
    }

    [Fact]
    public async Task Flush_NothingNew_GivesTheSameToken()
    {
        await using var run = await ExportRun.OfAsync(A);
        var token = await run.FlushAsync();

        Assert.Equal(token, await run.FlushAsync());
        Assert.Equal(RestoreResult.Restored, await run.NextAsync(token));
        Assert.Equal(token, await run.FlushAsync());
    }

    [Fact]
    public async Task Flush_RunWithoutDocuments_LeavesEmptyTables()
    {
        await using var run = await ExportRun.OfAsync();

        Assert.Equal(["0"], run.Query("SELECT count(*) FROM said"));
        Database.Verify(run.Path);
    }

    [Fact]
    public async Task Restore_LastToken_KeepsAllAndGoesOn()
    {
        await using var run = await ExportRun.OfAsync(A);
        var token = await run.FlushAsync();

        Assert.Equal(RestoreResult.Restored, await run.NextAsync(token));
        await run.WriteAsync(B);
        await run.FlushAsync();

        Assert.Equal(["a", "b"], run.Query("SELECT id FROM document ORDER BY id"));
    }

    /// <summary>The process died after the flush, before the engine had recorded it.</summary>
    [Fact]
    public async Task Restore_TokenBeforeTheLast_IsRestoredAndRunAgain()
    {
        await using var run = await ExportRun.OfAsync(A);
        var token = await run.FlushAsync();
        await run.WriteAsync(B);
        await run.FlushAsync();
        var after = Database.Dump(run.Path);

        Assert.Equal(RestoreResult.Restored, await run.NextAsync(token));
        await run.WriteAsync(B);
        await run.FlushAsync();

        Assert.Equal(after, Database.Dump(run.Path));
    }

    [Fact]
    public async Task Restore_Null_EmptiesTheTablesAtTheFirstFlush()
    {
        await using var run = await ExportRun.OfAsync(A, Articles.Harbour());
        Assert.Equal(RestoreResult.Restored, await run.NextAsync(null));
        Assert.Equal(["2"], run.Query("SELECT count(*) FROM document"));

        await run.WriteAsync(B);
        Assert.Equal(["2"], run.Query("SELECT count(*) FROM document"));
        await run.FlushAsync();

        Assert.Equal(["b"], run.Query("SELECT id FROM document"));
        Assert.Equal(["Ana", "Cy"], run.Query("SELECT name FROM speaker ORDER BY name"));
        Assert.Empty(run.Query("SELECT rowid FROM document_search WHERE document_search MATCH 'harbour'"));
        Database.Verify(run.Path);
    }

    [Fact]
    public async Task Restore_Null_LeavesTablesAndViewsOfOthers()
    {
        await using var run = await ExportRun.OfAsync(A);
        Database.Run(run.Path, """
            CREATE TABLE note (document INTEGER REFERENCES document (key), words TEXT);
            INSERT INTO note SELECT key, 'mine' FROM document;
            CREATE VIEW mine AS SELECT words, quote FROM note, said;
            """);

        await run.NextAsync(null);
        await run.WriteAsync(B);
        await run.FlushAsync();

        Assert.Equal(["mine|Three.", "mine|Four."], run.Query("SELECT * FROM mine"));
    }

    [Fact]
    public async Task Restore_TokenOfARunThatWasReplaced_IsMissing()
    {
        await using var run = await ExportRun.OfAsync(A);
        var token = await run.FlushAsync();
        await run.NextAsync(null);
        for (var i = 0; i < 3; i++)
        {
            await run.WriteAsync(B);
            await run.FlushAsync();
        }

        Assert.Equal(RestoreResult.Missing, await run.NextAsync(token));
    }

    public static TheoryData<string, string> Losses => new()
    {
        { "removed", "" },
        { "garbage", "this is no database, but it is long enough to be taken for one by its size: " + new string('x', 200) },
        { "empty", "" },
        { "older", "" },
        { "other", "" },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Restore_FileThatIsNotTheOne_IsMissing(string loss, string content)
    {
        await using var run = await ExportRun.OfAsync(A);
        await run.Stage.DisposeAsync();
        var older = await File.ReadAllBytesAsync(run.Path);
        var token = await Again(run);
        await run.Stage.DisposeAsync();
        switch (loss)
        {
            case "removed":
                File.Delete(run.Path);
                break;
            case "older":
                await File.WriteAllBytesAsync(run.Path, older);
                break;
            case "other":
                await using (var other = await ExportRun.OfAsync(B))
                {
                    await other.Stage.DisposeAsync();
                    File.Copy(other.Path, run.Path, overwrite: true);
                }

                break;
            default:
                await File.WriteAllTextAsync(run.Path, content);
                break;
        }

        Assert.Equal(RestoreResult.Missing, await run.NextAsync(token));

        static async Task<string> Again(ExportRun run)
        {
            var first = string.Join(':', run.Query("SELECT database, number FROM checkpoint")).Replace('|', ':');
            Assert.Equal(RestoreResult.Restored, await run.NextAsync(first));
            await run.WriteAsync(B);
            return await run.FlushAsync();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData(":")]
    [InlineData("1:1")]
    [InlineData("00000000-0000-0000-0000-000000000000:-1")]
    public async Task Restore_TokenOfAnotherMaking_IsMissing(string token)
    {
        await using var run = await ExportRun.OfAsync(A);

        Assert.Equal(RestoreResult.Missing, await run.NextAsync(token));
    }

    private static List<string> Everything(ExportRun run) =>
    [
        .. Database.Dump(run.Path),
        .. run.Query("SELECT key, id FROM document ORDER BY key"),
        .. run.Query("SELECT key, speaker FROM quote ORDER BY key"),
        .. run.Query("SELECT key, name FROM speaker ORDER BY key"),
    ];
}
