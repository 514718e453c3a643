using Pipeline.Export;

namespace Pipeline.Tests.Export.Files;

public sealed class CompactionTests
{
    public static TheoryData<string> AllFormats => Samples.AllFormats;

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Compact_SupersededRecords_LeavesTheFileOfOneRun(string to)
    {
        using var export = Superseded(to);

        export.Compact();

        Assert.Equal(Samples.Fresh(export.Options, Live), export.Text);
        Assert.False(File.Exists(export.Compacting));
        Assert.All(export.Records, record => Assert.True(export.Holds(record)));
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Append_AfterACompaction_GoesOnBehindIt(string to)
    {
        using var export = Superseded(to);
        export.Compact();

        export.Append(Samples.Quoted("d"));
        export.Checkpoint();
        Assert.Equal(Samples.Fresh(export.Options, [.. Live, Samples.Quoted("d")]), export.Text);

        Assert.Equal(RestoreResult.Restored, export.Restart());
        export.Append(Samples.Silent("e"));
        export.Checkpoint();
        Assert.Equal(Samples.Fresh(export.Options, [.. Live, Samples.Quoted("d"), Samples.Silent("e")]), export.Text);
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Compact_NoRecordIsKept_LeavesTheFileOfAnEmptyRun(string to)
    {
        using var export = Superseded(to);
        export.Places.Clear();

        export.Compact();
        Assert.Equal(Samples.Fresh(export.Options), export.Text);

        export.Append(Live);
        export.Checkpoint();
        Assert.Equal(Samples.Fresh(export.Options, Live), export.Text);
    }

    /// <summary>The ledger does not know of the compaction: it never was.</summary>
    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Restore_CrashBeforeACompactionIsRecorded_TakesItBack(string to)
    {
        using var export = Superseded(to);
        var before = export.Bytes;
        export.Compact(export.Records);
        Assert.Equal(before, export.Bytes);

        Assert.Equal(RestoreResult.Restored, export.Restart());

        Assert.False(File.Exists(export.Compacting));
        Assert.Equal(before, export.Bytes);
    }

    /// <summary>The ledger knows of the compaction: it is carried through, however often the process ends meanwhile.</summary>
    [Theory]
    [InlineData("x.json", 0)]
    [InlineData("x.json", 1)]
    [InlineData("x.html", 0)]
    [InlineData("x.html", 1)]
    [InlineData("x.csv", 2)]
    public void Switch_CrashAfterACompactionIsRecorded_CarriesItThrough(string to, int crashesBetweenSwitchAndRestore)
    {
        using var export = Superseded(to);
        var (token, moved) = export.Compact(export.Records);
        export.Record(token, moved);
        export.Crash();
        export.Switch();
        for (var i = 0; i < crashesBetweenSwitchAndRestore; i++)
        {
            export.Crash();
            export.Switch();
        }

        Assert.Equal(RestoreResult.Restored, export.Restore());

        export.Append(Samples.Quoted("d"));
        export.Checkpoint();
        Assert.Equal(Samples.Fresh(export.Options, [.. Live, Samples.Quoted("d")]), export.Text);
        Assert.All(export.Records, record => Assert.True(export.Holds(record)));
    }

    [Fact]
    public void Switch_NothingToSwitchTo_DoesNothing()
    {
        using var export = new LedgeredExport(new ExportOptions { To = "a/x.jsonl" });

        export.Switch();
        Assert.False(Path.Exists(Path.GetDirectoryName(export.Path)));

        export.Append(Samples.Silent("a"));
        export.Switch();
        export.Checkpoint();
        export.Switch();
        Assert.Equal(Samples.Fresh(export.Options, Samples.Silent("a")), export.Text);
    }

    [Fact]
    public void Switch_NewFileIsGone_Fails()
    {
        using var export = Superseded("x.jsonl");
        export.Compact(export.Records);
        File.Delete(export.Compacting);

        var failure = Assert.Throws<StageException>(export.Switch);

        Assert.Equal($"Cannot compact `{export.Path}`: `{export.Compacting}` is gone.", failure.Message);
    }

    /// <summary>A compaction that the engine gave up must not come back over what was written since.</summary>
    [Fact]
    public void Append_CompactionThatWasNotSwitchedTo_DropsIt()
    {
        using var export = Superseded("x.jsonl");
        export.Compact(export.Records);

        export.Append(Samples.Silent("d"));
        export.Switch();
        export.Checkpoint();

        Assert.Contains("\"id\":\"d\"", export.Text);
        Assert.Equal(5, export.Text.Count(static c => c == '\n'));
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Compact_DamagedRecord_NamesFileAndDocumentAndChangesNothing(string to)
    {
        using var export = Superseded(to);
        var bytes = export.Bytes;
        var place = Pipeline.Export.Files.RecordPlace.Parse(export.Places[new DocumentId("c")])!.Value;
        bytes[place.Offset + (place.Length / 2)] ^= 1;
        export.Bytes = bytes;

        var failure = Assert.Throws<StageException>(() => export.Compact(export.Records));

        Assert.StartsWith($"The record of `c` in `{export.Path}` is damaged: ", failure.Message);
        Assert.False(File.Exists(export.Compacting));
        Assert.Equal(bytes, export.Bytes);
        Assert.False(export.Holds(new ExportedRecord(new DocumentId("c"), export.Places[new DocumentId("c")])));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("99999999:3:0123456789abcdef:a 1 b")]
    [InlineData("0:2147483647:0123456789abcdef:a 1 b")]
    [InlineData("0:0:e3b0c44298fc1c14")]
    public void Compact_PlaceThatIsNone_Fails(string place)
    {
        using var export = Superseded("x.html");

        var failure = Assert.Throws<StageException>(() => export.Compact([new ExportedRecord(new DocumentId("z"), place)]));

        Assert.StartsWith($"The record of `z` in `{export.Path}` is damaged: ", failure.Message);
    }

    [Fact]
    public async Task Compact_Stopped_LeavesNothing()
    {
        using var export = Superseded("x.jsonl");
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => export.Stage.CompactAsync(export.Records, _ => stop.Cancel(), stop.Token).AsTask());

        Assert.False(File.Exists(export.Compacting));
    }

    [Fact]
    public void Compact_NotFlushed_IsRefused()
    {
        using var export = Superseded("x.jsonl");
        export.Append(Samples.Silent("d"));

        Assert.Throws<InvalidOperationException>(() => export.Compact(export.Records));
    }

    [Fact]
    public void Compact_WhatAnEarlierOneLeft_IsReplaced()
    {
        using var export = Superseded("x.json");
        File.WriteAllText(export.Compacting, new string('x', 100_000));

        export.Compact();

        Assert.Equal(Samples.Fresh(export.Options, Live), export.Text);
    }

    [Fact]
    public void Compact_RecordLargerThanEveryBuffer_IsWhole()
    {
        var large = Document.FromText("large", new string('x', 500_000));
        using var export = new LedgeredExport(new ExportOptions { To = "x.json" });
        export.Append(Samples.Silent("z"), large, Samples.Silent("a"));
        export.Checkpoint();

        export.Compact();

        Assert.Equal(Samples.Fresh(export.Options, Samples.Silent("a"), large, Samples.Silent("z")), export.Text);
    }

    [Fact]
    public void Compact_PrivateFile_StaysPrivate()
    {
        if (OperatingSystem.IsWindows())
            return; // has no such modes
        using var export = Superseded("x.jsonl");
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(export.Path, mine);

        export.Compact();

        Assert.Equal(mine, File.GetUnixFileMode(export.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compact_SymbolicLink_StaysALink(bool exists)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right on Windows.");
        using var export = new LedgeredExport(new ExportOptions { To = "x.jsonl" });
        var real = Path.Combine(Directory.CreateDirectory(export.Path + ".d").FullName, "real");
        File.CreateSymbolicLink(export.Path + ".link", real);
        File.CreateSymbolicLink(export.Path, export.Path + ".link");
        if (exists)
            File.WriteAllText(real, "old");
        export.Append(Samples.Silent("b"), Samples.Silent("a"));
        export.Checkpoint();

        export.Compact();

        Assert.NotNull(new FileInfo(export.Path).LinkTarget);
        Assert.Equal(Samples.Fresh(export.Options, Samples.Silent("a"), Samples.Silent("b")), File.ReadAllText(real));
        Assert.Equal(RestoreResult.Restored, export.Restart());
    }

    [Fact]
    public void Holds_NotRestored_TellsRightFromWrong()
    {
        using var export = Superseded("x.csv");
        var records = export.Records.ToArray();
        export.Crash();

        Assert.All(records, record => Assert.True(export.Holds(record)));
        Assert.False(export.Holds(records[0] with { Place = records[2].Place.Replace(':', ';') }));
        Assert.False(export.Holds(records[0] with { Place = "1" + records[0].Place }));
        Assert.False(export.Holds(records[0] with { Place = "999999:0:e3b0c44298fc1c14" }));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(export.Path)!).Except([export.Path]));

        File.Delete(export.Path);
        Assert.All(records, record => Assert.False(export.Holds(record)));
    }

    private static Document[] Live => [Samples.Quoted("a", "Bo"), Samples.Silent("b"), Samples.Quoted("c")];

    /// <summary>Out of order, with an old record of `a`.</summary>
    private static LedgeredExport Superseded(string to)
    {
        var export = new LedgeredExport(new ExportOptions { To = to });
        export.Append(Samples.Quoted("c"), Samples.Quoted("a", "Old"));
        export.Checkpoint();
        export.Append(Samples.Silent("b"), Samples.Quoted("a", "Bo"));
        export.Checkpoint();
        return export;
    }
}
