using Pipeline.Export.Parquet;

namespace Pipeline.Tests.Export.Parquet;

/// <summary>What is durable when, what a run finds of the one before, and what is refused.</summary>
public class DatasetTests
{
    private static readonly Document A = Articles.Of("a", ("Ana", "One."), ("Bo", "Two."));
    private static readonly Document B = Articles.Of("b", ("Ana", "Three."));

    [Fact]
    public async Task Dispose_WithoutFlush_LeavesTheLastCheckpoint()
    {
        await using var run = await ExportRun.OfAsync(A);
        var before = run.Dump();
        await run.WriteAsync(B);

        await run.Stage.DisposeAsync();

        Assert.Equal(before, run.Dump());
    }

    [Fact]
    public async Task Flush_NothingNew_GivesTheSameTokenAndNoRecords()
    {
        await using var run = await ExportRun.OfAsync(A);

        var again = await run.Stage.FlushAsync(default);

        Assert.Equal(run.Token, again.Token);
        Assert.Empty(again.Records);
        Assert.Equal(["000001.parquet"], run.Files("quote"));
    }

    [Fact]
    public async Task Compact_DocumentThatChangedAndOneThatIsGone_LeavesOneRecordEach()
    {
        await using var run = await ExportRun.OfAsync(A, B, Articles.Harbour());
        await run.WriteAsync(Articles.Of("a", ("Bo", "Five.")));
        await run.FlushAsync();
        Assert.Equal(["4"], run.Query("SELECT count(*) FROM {document}"));
        run.Records.Remove("news/harbour.html");

        await run.CompactAsync();

        await using var expected = await ExportRun.OfAsync(Articles.Of("a", ("Bo", "Five.")), B);
        Assert.Equal(expected.Dump(), run.Dump());
        Assert.Equal(RestoreResult.Restored, await run.NextAsync());
        await run.WriteAsync(A);
        await run.FlushAsync();
        await run.CompactAsync();
        await using var later = await ExportRun.OfAsync(A, B);
        Assert.Equal(later.Dump(), run.Dump());
    }

    [Fact]
    public async Task Compact_NothingLeft_KeepsTheTables()
    {
        await using var run = await ExportRun.OfAsync(A);
        run.Records.Clear();

        await run.CompactAsync();

        Assert.Equal(["0|0"], run.Query("SELECT count(*), (SELECT count(*) FROM {quote}) FROM {document}"));
        Assert.Equal(RestoreResult.Restored, await run.NextAsync());
    }

    [Fact]
    public async Task Flush_ManyTimes_MakesFewFiles()
    {
        await using var run = new ExportRun();
        for (var i = 0; i < 150; i++)
        {
            await run.WriteAsync(Articles.Of($"d{i:D3}", ("Ana", $"Number {i}.")));
            await run.FlushAsync();
        }

        Assert.InRange(run.Files("document").Length, 3, 15);
        Assert.Equal(["150|150"], run.Query("SELECT count(*), count(DISTINCT document) FROM {quote}"));
        Assert.Equal(RestoreResult.Restored, await run.NextAsync());
        Assert.All(run.Records.Values, record => Assert.True(run.Stage.HoldsAsync(record, default).AsTask().GetAwaiter().GetResult()));
    }

    /// <summary>The engine has not recorded the last flushes, among them one that merged what it has recorded with what it has not.</summary>
    [Fact]
    public async Task Restore_StateWithinAMergedPart_CutsItThere()
    {
        await using var run = new ExportRun();
        for (var i = 0; i < 5; i++)
        {
            await run.WriteAsync(Articles.Of($"d{i}", ("Ana", $"Number {i}.")));
            await run.FlushAsync();
        }

        var before = run.Dump();
        for (var i = 5; i < 9; i++)
        {
            await run.WriteAsync(Articles.Of($"d{i}", ("Ana", $"Number {i}.")));
            await run.Stage.FlushAsync(default);
        }

        Assert.Equal(2, run.Files("quote").Length);
        Assert.Equal(RestoreResult.Restored, await run.NextAsync());
        Assert.Equal(before, run.Dump());

        await run.WriteAsync(Articles.Of("d5", ("Ana", "Number 5.")));
        await run.FlushAsync();
        Assert.Equal(["6|6"], run.Query("SELECT count(*), count(DISTINCT sequence) FROM {quote}"));
    }

    [Fact]
    public async Task Restore_Null_ReplacesAllAtTheFirstFlush()
    {
        await using var run = await ExportRun.OfAsync(A, Articles.Harbour());
        File.WriteAllText(Path.Combine(run.Path, "quote", "mine.txt"), "");

        Assert.Equal(RestoreResult.Restored, await run.NextAsync(null));
        await run.WriteAsync(B);
        Assert.Equal(["2"], run.Query("SELECT count(*) FROM {document}"));
        await run.FlushAsync();

        Assert.Equal(["b"], run.Query("SELECT id FROM {document}"));
        Assert.Equal(["000002.parquet", "mine.txt"], run.Files("quote"));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("quote/000001.parquet")]
    public async Task Restore_FileIsGone_IsMissing(string file)
    {
        await using var run = await ExportRun.OfAsync(A);
        File.Delete(Path.Combine(run.Path, file));

        Assert.Equal(RestoreResult.Missing, await run.NextAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-000000000000:0:1")]
    public async Task Restore_TokenOfAnotherMaking_IsMissing(string token)
    {
        await using var run = await ExportRun.OfAsync(A);

        Assert.Equal(RestoreResult.Missing, await run.NextAsync(token));
    }

    [Fact]
    public async Task Restore_OlderCopy_IsMissing()
    {
        await using var run = await ExportRun.OfAsync(A);
        var older = await File.ReadAllBytesAsync(Path.Combine(run.Path, "manifest.json"), TestContext.Current.CancellationToken);
        await run.WriteAsync(B);
        await run.FlushAsync();
        await File.WriteAllBytesAsync(Path.Combine(run.Path, "manifest.json"), older, TestContext.Current.CancellationToken);

        Assert.Equal(RestoreResult.Missing, await run.NextAsync());
    }

    [Theory]
    [InlineData("{\"name\":\"web app\"}", "was not written by `export-parquet`")]
    [InlineData("", "was not written by `export-parquet`")]
    [InlineData("""{"format":"pipeline-parquet","version":99,"dataset":"00000000-0000-0000-0000-000000000000","generation":0,"last":0,"nextPart":1,"parts":[]}""", "newer version")]
    public async Task Restore_ManifestOfAnother_IsRefusedAndLeftAsItWas(string content, string expected)
    {
        await using var run = new ExportRun();
        Directory.CreateDirectory(run.Path);
        var file = Path.Combine(run.Path, "manifest.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var early = await Assert.ThrowsAsync<StageException>(async () => await run.Stage.RestoreAsync(null, default));
        await run.WriteAsync(A);
        var late = await Assert.ThrowsAsync<StageException>(async () => await run.Stage.FlushAsync(default));

        Assert.All([early, late], failure => Assert.Contains(expected, failure.Message));
        Assert.Equal(content, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal([file], Directory.GetFileSystemEntries(run.Path));
    }

    [Fact]
    public async Task Flush_FolderIsAFile_SaysSoAndIsTriedAgain()
    {
        await using var run = new ExportRun();
        Directory.CreateDirectory(Path.GetDirectoryName(run.Path)!);
        await File.WriteAllTextAsync(run.Path, "", TestContext.Current.CancellationToken);
        await run.WriteAsync(A);

        var failure = await Assert.ThrowsAsync<StageException>(async () => await run.Stage.FlushAsync(default));
        Assert.Contains("it is a file", failure.Message);

        File.Delete(run.Path);
        await run.FlushAsync();
        Assert.Equal(["a"], run.Query("SELECT id FROM {document}"));
    }

    [Fact]
    public async Task Flush_FolderRemovedMeanwhile_FailsAndMakesNoOther()
    {
        await using var run = await ExportRun.OfAsync(A);
        await run.WriteAsync(B);
        Directory.Delete(run.Path, recursive: true);

        for (var i = 0; i < 2; i++)
            Assert.Contains("was removed or replaced", (await Assert.ThrowsAsync<StageException>(async () => await run.Stage.FlushAsync(default))).Message);

        Assert.False(Directory.Exists(run.Path));
        Assert.Equal(RestoreResult.Missing, await run.NextAsync());
    }

    [Fact]
    public async Task Holds_ByteChanged_IsFalseAndACompactionStops()
    {
        await using var run = await ExportRun.OfAsync(A, B);
        var record = run.Records["a"];
        Assert.True(await run.Stage.HoldsAsync(record, default));
        Assert.False(await run.Stage.HoldsAsync(record with { Place = "7" }, default));
        Assert.False(await run.Stage.HoldsAsync(record with { Document = new DocumentId("b") }, default));

        var file = Path.Combine(run.Path, "quote", "000001.parquet");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(RestoreResult.Restored, await run.NextAsync());

        Assert.False(await run.Stage.HoldsAsync(record, default));
        run.Records.Remove("b");
        Assert.Contains("is damaged", (await Assert.ThrowsAsync<StageException>(() => run.CompactAsync())).Message);
    }

    [Fact]
    public async Task New_SecondStageForOneFolder_FailsUntilTheFirstIsDisposed()
    {
        var targets = new ParquetTargets();
        var context = new PipelineContext("news", Path.GetTempPath());
        var first = new ExportParquetStage(new ExportParquetOptions { To = "a/x/" }, context, targets);

        var failure = Assert.Throws<StageException>(() => new ExportParquetStage(new ExportParquetOptions { To = "a/../a/x" }, context, targets));
        Assert.Contains("Two `export-parquet` stages write to", failure.Message);

        await first.DisposeAsync();
        await using var second = new ExportParquetStage(new ExportParquetOptions { To = "a/x" }, context, targets);
    }
}
