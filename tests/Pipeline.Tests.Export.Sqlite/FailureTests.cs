using Microsoft.Data.Sqlite;
using Pipeline.Export.Rows;
using Pipeline.Export.Sqlite;
using Pipeline.Export.Sqlite.Storage;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>Files of others, full disks, locks.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-sqlite-");

    private string File => Path.Combine(_folder.FullName, "news.db");

    [Theory]
    [InlineData("CREATE TABLE document (mine TEXT)")]
    [InlineData("CREATE TABLE unrelated (mine TEXT)")]
    [InlineData("PRAGMA application_id = 7")]
    [InlineData("PRAGMA user_version = 7")]
    public void Restore_DatabaseOfAnotherProgram_IsRefusedAndLeftAsItWas(string sql)
    {
        Database.Run(File, sql);
        var before = System.IO.File.ReadAllBytes(File);
        using var store = new Store(File, new DatabaseLimits());

        var early = Assert.Throws<StageException>(() => store.Restore(null));
        var late = Assert.Throws<StageException>(() => store.Write(Change("a")));

        Assert.All([early, late], failure => Assert.Contains($"`{File}` is a database of another program", failure.Message, StringComparison.Ordinal));
        Assert.False(late.IsTransient);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Equal([File], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Restore_FileThatIsNoDatabase_IsRefusedAndLeftAsItWas()
    {
        var before = new string('x', 5000);
        System.IO.File.WriteAllText(File, before);
        using var store = new Store(File, new DatabaseLimits());

        var early = Assert.Throws<StageException>(() => store.Restore(null));
        var late = Assert.Throws<StageException>(() => store.Flush());

        Assert.All([early, late], failure => Assert.Contains($"`{File}`: the file is there, and is not a SQLite database", failure.Message, StringComparison.Ordinal));
        Assert.IsType<SqliteException>(late.InnerException);
        Assert.Equal(before, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Restore_SchemaOfANewerVersion_IsRefused()
    {
        var token = Written("a");
        Database.Run(File, "PRAGMA user_version = 99");
        using var store = new Store(File, new DatabaseLimits());

        foreach (var restored in new[] { null, token })
        {
            var failure = Assert.Throws<StageException>(() => store.Restore(restored));
            Assert.Contains("schema has version 99", failure.Message, StringComparison.Ordinal);
        }

        Assert.Contains("newer version", Assert.Throws<StageException>(() => store.Write(Change("b"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TablesThatSomebodyChanged_FailsAndSaysWhat()
    {
        Written("a");
        Database.Run(File, "DROP TABLE summary_sentence");
        using var store = new Store(File, new DatabaseLimits());

        var failure = Assert.Throws<StageException>(() => store.Write(Change("b")));

        Assert.Contains("no such table: summary_sentence", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public void Restore_PathIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(File);
        using var store = new Store(File, new DatabaseLimits());

        Assert.Contains("it is a folder", Assert.Throws<StageException>(() => store.Restore(null)).Message, StringComparison.Ordinal);
        Assert.Contains("it is a folder", Assert.Throws<StageException>(() => store.Write(Change("a"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ParentIsAFile_FailsAndIsTriedAgain()
    {
        System.IO.File.WriteAllText(File, "");
        var path = Path.Combine(File, "x.db");
        using var store = new Store(path, new DatabaseLimits());

        var failure = Assert.Throws<StageException>(() => store.Write(Change("a")));
        Assert.StartsWith($"Cannot write `{path}`: ", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.IsTransient);

        System.IO.File.Delete(File);
        store.Write(Change("a"));
        store.Flush();
        Assert.Equal(["a"], Database.Query(path, "SELECT id FROM document"));
    }

    [Fact]
    public void Write_SomebodyElseWrites_FailsAfterAWaitAndIsTriedAgain()
    {
        Written("old");
        using var store = new Store(File, new DatabaseLimits { BusySeconds = 1 });
        using var other = Database.Open(File);
        Database.Run(other, "BEGIN IMMEDIATE");

        var failure = Assert.Throws<StageException>(() => store.Write(Change("a")));
        Assert.Contains("another program is writing", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.IsTransient);

        Database.Run(other, "COMMIT");
        store.Write(Change("a"));
        store.Flush();
        Assert.Equal(["a"], Database.Query(File, "SELECT id FROM document"));
    }

    /// <summary>The disk is full at every place where it can be: when the tables are made, at any write, at the flush. Room is made, and all is there.</summary>
    [Fact]
    public void Run_DiskFullAnywhere_LosesNothingOnceThereIsRoom()
    {
        int failedWrites = 0, failedFlushes = 0;
        for (var pages = 1; pages <= 60; pages++)
        {
            var path = Path.Combine(_folder.FullName, $"{pages}.db");
            var limits = new DatabaseLimits { MaxPages = pages };
            using var store = new Store(path, limits);
            for (var i = 0; i < 20; i++)
            {
                var change = Change($"doc{i}", string.Join(' ', Enumerable.Range(0, 200).Select(word => $"word{i}x{word}")));
                failedWrites += UntilThereIsRoom(() => store.Write(change), limits);
            }

            if (pages % 2 == 0)
                failedWrites += UntilThereIsRoom(() => store.Write(new Change("doc3", null)), limits);
            failedFlushes += UntilThereIsRoom(() => store.Flush(), limits);

            Assert.Equal(["19|19"], Database.Query(path, "SELECT count(*), count(DISTINCT id) FROM document WHERE id <> 'doc3' AND text LIKE '%x199'"));
            Assert.Equal(["1"], Database.Query(path, "SELECT count(*) FROM document_search WHERE document_search MATCH 'word7x7'"));
            Database.Verify(path);
        }

        Assert.True(failedWrites > 5 && failedFlushes > 0, $"{failedWrites} writes and {failedFlushes} flushes failed.");
    }

    [Fact]
    public void Flush_DiskFullTwice_LeavesTheCheckpointBefore()
    {
        var token = Written("a");
        var limits = new DatabaseLimits { MaxPages = 60 };
        using var store = new Store(File, limits);
        Assert.Equal(RestoreResult.Restored, store.Restore(token));

        var large = Change("large", new string('x', 1_000_000));
        Assert.Throws<StageException>(() => store.Write(large));
        Assert.Throws<StageException>(() => store.Write(large));

        Assert.Equal(token, store.Flush().ToString());
        Assert.Equal(["a"], Database.Query(File, "SELECT id FROM document"));
    }

    [Fact]
    public void Flush_FileRemovedMeanwhile_FailsAndMakesNoOther()
    {
        using var store = new Store(File, new DatabaseLimits());
        store.Write(Change("a"));
        var token = store.Flush().ToString();
        store.Write(Change("b"));
        foreach (var file in Directory.GetFiles(_folder.FullName))
            System.IO.File.Delete(file);

        for (var i = 0; i < 2; i++)
            Assert.Contains("was removed or replaced", Assert.Throws<StageException>(() => store.Flush()).Message, StringComparison.Ordinal);

        Assert.False(System.IO.File.Exists(File));
        Assert.Equal(RestoreResult.Missing, store.Restore(token));
    }

    [Fact]
    public void Flush_FileReplacedAfterAFailure_FailsAndLeavesTheOtherAlone()
    {
        using var store = new Store(File, new DatabaseLimits());
        store.Write(Change("a"));
        store.Flush();
        Database.Run(File, "DROP TABLE summary_sentence");
        Assert.Throws<StageException>(() => store.Write(Change("a")));
        foreach (var file in Directory.GetFiles(_folder.FullName))
            System.IO.File.Delete(file);
        Written("other");

        Assert.Contains("was removed or replaced", Assert.Throws<StageException>(() => store.Write(Change("b"))).Message, StringComparison.Ordinal);
        Assert.Equal(["other"], Database.Query(File, "SELECT id FROM document"));
    }

    [Fact]
    public async Task New_SecondStageForOneFile_FailsUntilTheFirstIsDisposed()
    {
        var targets = new SqliteTargets();
        var context = new PipelineContext("news", _folder.FullName);
        var first = new ExportSqliteStage(new ExportSqliteOptions { To = "a/x.db" }, context, targets);

        var failure = Assert.Throws<StageException>(() => new ExportSqliteStage(new ExportSqliteOptions { To = "a/../a/x.db" }, context, targets));
        Assert.Contains("Two `export-sqlite` stages write to", failure.Message, StringComparison.Ordinal);

        await first.DisposeAsync();
        await using var second = new ExportSqliteStage(new ExportSqliteOptions { To = "a/x.db" }, context, targets);

        // A second dispose of the first must not free what is the second's now.
        await first.DisposeAsync();
        Assert.Throws<StageException>(() => new ExportSqliteStage(new ExportSqliteOptions { To = "a/x.db" }, context, targets));
    }

    [Fact]
    public async Task Target_RelativePath_IsAbsolute()
    {
        await using var stage = new ExportSqliteStage(new ExportSqliteOptions { To = "out/../x.db" }, new PipelineContext("news", _folder.FullName), new SqliteTargets());

        Assert.Equal(Path.Combine(_folder.FullName, "x.db"), stage.Target);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Change Change(string id, string text = "Some text.") =>
        new(id, DocumentRows.Of(Document.FromText(id, text), withText: true, OffsetUnit.Codepoint));

    private static int UntilThereIsRoom(Action write, DatabaseLimits limits)
    {
        var failed = 0;
        while (true)
        {
            try
            {
                write();
                return failed;
            }
            catch (StageException e)
            {
                Assert.Contains("the disk is full", e.Message, StringComparison.Ordinal);
                Assert.True(e.IsTransient);
                failed++;
                limits.MaxPages += failed > 1 ? 200 : 0;
            }
        }
    }

    private string Written(string id)
    {
        using var store = new Store(File, new DatabaseLimits());
        store.Write(Change(id));
        return store.Flush().ToString();
    }
}
