using CsCheck;
using Pipeline.Export;

namespace Pipeline.Tests.Export.Files;

public sealed class WriteFailureTests
{
    public static TheoryData<string> AllFormats => Samples.AllFormats;

    /// <summary>Whatever fails and however often: called again until it does not, the file is that of a run without failures, every record is
    /// told of once, and a power loss after the flush leaves it.</summary>
    [Theory]
    [MemberData(nameof(AllFormats))]
    public void AppendAndFlush_AnyOperationFails_SucceedWhenCalledAgain(string to) =>
        Gen.Select(Gen.Frequency((4, Gen.Int[0, 20]), (1, Gen.Const(140_000))).Array[1, 6], Gen.Bool.Array[6], Gen.Bool.Array[1, 30]).Sample((sizes, flushes, faults) =>
        {
            var left = new Queue<bool>(faults);
            var disk = new FaultyDisk { Waits = false, Remembers = true, Fails = _ => left.TryDequeue(out var fails) && fails };
            using var export = new LedgeredExport(new ExportOptions { To = to }, disk);
            var documents = sizes.Select(static (size, i) => size % 3 == 0 ? Samples.Silent($"d{i}") : Document.FromText($"d{i}", new string('x', size))).ToArray();
            var records = new List<ExportedRecord>();
            for (var i = 0; i < documents.Length; i++)
            {
                UntilItSucceeds(() => export.Append(documents[i]));
                if (flushes[i])
                    UntilItSucceeds(() => records.AddRange(export.Flush().Records));
            }

            UntilItSucceeds(() => records.AddRange(export.Flush().Records));

            Assert.Equal(Samples.Fresh(export.Options, documents), export.Text);
            Assert.Equal(export.Bytes, disk.Saved);
            Assert.Equal(documents.Select(static document => document.Id), records.Select(static record => record.Document));
            Assert.All(records, record => Assert.True(export.Holds(record)));
        }, iter: 30);

    [Theory]
    [InlineData("write")]
    [InlineData("length")]
    [InlineData("sync")]
    [InlineData("folder")]
    public void Flush_OneOperationFails_SaysSoAndGivesAllRecordsTheNextTime(string operation)
    {
        var disk = new FaultyDisk { Waits = false };
        using var export = new LedgeredExport(new ExportOptions { To = "x.json" }, disk);
        export.Append(Samples.Silent("a"));
        disk.Fails = name => name == operation;

        var failure = Assert.Throws<StageException>(() => export.Flush());
        Assert.Equal($"Cannot write `{export.Path}`: No space left on device", failure.Message);

        disk.Fails = static _ => false;
        export.Append(Samples.Silent("b"));
        Assert.Equal(["a", "b"], export.Flush().Records.Select(static record => record.Document.Value));
        Assert.Equal(Samples.Fresh(export.Options, Samples.Silent("a"), Samples.Silent("b")), export.Text);
    }

    /// <summary>The system forgot the bytes themselves: better no checkpoint than one that says they are there.</summary>
    [Fact]
    public void Flush_SyncLostWhatWasWritten_NeverSucceeds()
    {
        var disk = new FaultyDisk { Waits = false, Fails = static name => name == "sync" };
        using var export = new LedgeredExport(new ExportOptions { To = "x.jsonl" }, disk);
        export.Append(Samples.Silent("a"));
        Assert.Throws<StageException>(() => export.Flush());
        disk.Fails = static _ => false;
        export.Bytes = new byte[export.Bytes.Length];

        for (var i = 0; i < 2; i++)
            Assert.Contains("the disk lost what was written to it", Assert.Throws<StageException>(() => export.Flush()).Message);
    }

    [Theory]
    [InlineData("write")]
    [InlineData("length")]
    [InlineData("sync")]
    [InlineData("folder")]
    [InlineData("rename")]
    public void Compact_OneOperationFails_SucceedsTheNextTime(string operation)
    {
        var disk = new FaultyDisk { Waits = false };
        using var export = new LedgeredExport(new ExportOptions { To = "x.html" }, disk);
        export.Append(Samples.Silent("b"), Samples.Quoted("a"));
        export.Checkpoint();
        disk.Fails = name => name == operation && disk.Failures == 0;

        Assert.Throws<StageException>(export.Compact);
        if (operation != "rename")
            Assert.False(File.Exists(export.Compacting));

        if (operation == "rename")
            export.Switch();
        else
            export.Compact();
        Assert.Equal(Samples.Fresh(export.Options, Samples.Quoted("a"), Samples.Silent("b")), export.Text);
        Assert.Equal(RestoreResult.Restored, export.Restart());
    }

    /// <summary>The new file is in place, and only its name is not safe yet.</summary>
    [Fact]
    public void Switch_FolderCannotBeSynced_SucceedsTheNextTime()
    {
        var disk = new FaultyDisk { Waits = false };
        using var export = new LedgeredExport(new ExportOptions { To = "x.html" }, disk);
        export.Append(Samples.Silent("b"), Samples.Quoted("a"));
        export.Checkpoint();
        var (token, moved) = export.Compact(export.Records);
        export.Record(token, moved);
        disk.Fails = static name => name == "folder";

        Assert.Throws<StageException>(export.Switch);
        disk.Fails = static _ => false;
        export.Switch();

        export.Append(Samples.Silent("c"));
        export.Checkpoint();
        Assert.Equal(Samples.Fresh(export.Options, Samples.Quoted("a"), Samples.Silent("b"), Samples.Silent("c")), export.Text);
    }

    [Fact]
    public void Switch_RenameFails_OldFileCanBeGoneOnWith()
    {
        var disk = new FaultyDisk { Waits = false };
        using var export = new LedgeredExport(new ExportOptions { To = "x.json" }, disk);
        export.Append(Samples.Silent("b"), Samples.Silent("a"));
        export.Checkpoint();
        export.Compact(export.Records);
        disk.Fails = static name => name == "rename";
        Assert.Throws<StageException>(export.Switch);
        disk.Fails = static _ => false;

        export.Append(Samples.Silent("c"));
        export.Checkpoint();

        Assert.Equal(Samples.Fresh(export.Options, Samples.Silent("b"), Samples.Silent("a"), Samples.Silent("c")), export.Text);
        Assert.False(File.Exists(export.Compacting));
    }

    [Fact]
    public void Restore_CutFails_RefusesToWriteUntilItSucceeds()
    {
        var disk = new FaultyDisk { Waits = false };
        using var export = new LedgeredExport(new ExportOptions { To = "x.jsonl" }, disk);
        export.Append(Samples.Silent("a"));
        export.Checkpoint();
        export.Append(Samples.Silent("b"));
        export.Flush();
        disk.Fails = static name => name == "length";

        Assert.Throws<StageException>(() => export.Restart());
        Assert.Throws<InvalidOperationException>(() => export.Append(Samples.Silent("c")));

        disk.Fails = static _ => false;
        Assert.Equal(RestoreResult.Restored, export.Restore());
        export.Flush();
        Assert.Equal(Samples.Fresh(export.Options, Samples.Silent("a")), export.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Flush_FileRemovedOrReplacedMeanwhile_FailsWithPathAndReason(bool replaced)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the name of a file that is open.");
        using var export = new LedgeredExport(new ExportOptions { To = "x.jsonl" });
        export.Append(Samples.Silent("a"));
        export.Checkpoint();
        File.Delete(export.Path);
        if (replaced)
            File.WriteAllText(export.Path, "mine");
        export.Append(Samples.Silent("b"));

        var failure = Assert.Throws<StageException>(() => export.Flush());

        Assert.StartsWith($"Cannot write `{export.Path}`: it was replaced by somebody else", failure.Message);
        Assert.Equal(RestoreResult.Missing, export.Restart());
    }

    private static void UntilItSucceeds(Action action)
    {
        while (true)
        {
            try
            {
                action();
                return;
            }
            catch (StageException e) when (e.Message.EndsWith("No space left on device", StringComparison.Ordinal))
            {
            }
        }
    }
}
