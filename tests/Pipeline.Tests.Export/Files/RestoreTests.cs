using Pipeline.Export;

namespace Pipeline.Tests.Export.Files;

public sealed class RestoreTests
{
    public static TheoryData<string> AllFormats => Samples.AllFormats;

    /// <summary>Wherever a crash has cut what came after the checkpoint, and whatever it has left there, the run goes on as if nothing had been.</summary>
    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Restore_CutAtEveryByteBehindTheCheckpoint_GoesOn(string to)
    {
        using var export = new LedgeredExport(new ExportOptions { To = to });
        Document[] before = [Samples.Quoted("a"), Samples.Silent("b")];
        Document[] after = [Samples.Silent("c"), Samples.Quoted("d"), Samples.Quoted("a", "Bo")];
        export.Append(before);
        export.Checkpoint();
        var committed = export.Bytes;
        export.Append(after);
        export.Flush();
        var whole = export.Bytes;

        for (var length = CommittedLength(export); length <= whole.Length + 1; length++)
        {
            export.Bytes = [.. whole.Take(length), .. length % 3 == 0 ? "\0torn\n]</html>"u8 : default];
            Assert.Equal(RestoreResult.Restored, export.Restart());
            export.Append(after);
            export.Flush();
            Assert.Equal(whole, export.Bytes);
        }

        // And of a run that then has nothing to do.
        Assert.Equal(RestoreResult.Restored, export.Restart());
        export.Flush();
        Assert.Equal(committed, export.Bytes);
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Restore_CutAtEveryByteBeforeTheCheckpoint_IsMissingAndUntouched(string to)
    {
        using var export = new LedgeredExport(new ExportOptions { To = to });
        export.Append(Samples.Quoted("a"), Samples.Quoted("b"));
        export.Checkpoint();
        var whole = export.Bytes;
        var committed = CommittedLength(export);

        for (var length = Math.Max(0, committed - 700); length < committed; length++)
        {
            export.Bytes = whole[..length];
            Assert.Equal(RestoreResult.Missing, export.Restart());
            Assert.Equal(whole[..length], export.Bytes);
        }
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Restore_FileThatIsWhole_StaysWholeWithoutAFlush(string to)
    {
        using var export = new LedgeredExport(new ExportOptions { To = to });
        export.Append(Samples.Quoted("a"), Samples.Quoted("b"));
        export.Checkpoint();
        var whole = export.Bytes;

        Assert.Equal(RestoreResult.Restored, export.Restart());

        Assert.Equal(whole, export.Bytes);
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Restore_RecordsBehindTheCheckpoint_AreCutAway(string to)
    {
        using var export = new LedgeredExport(new ExportOptions { To = to });
        export.Append(Samples.Quoted("a"));
        export.Checkpoint();
        export.Append(Samples.Quoted("b"));
        export.Flush();

        Assert.Equal(RestoreResult.Restored, export.Restart());

        Assert.Equal(CommittedLength(export), export.Bytes.Length);
    }

    /// <summary>A token is worth the same whichever process made it.</summary>
    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Flush_AfterARestart_GivesTheSameToken(string to)
    {
        using var export = new LedgeredExport(new ExportOptions { To = to });
        export.Append(Samples.Silent("b"), Samples.Quoted("a"));
        export.Checkpoint();

        export.Restart();

        var checkpoint = export.Flush();
        Assert.Equal(export.Token, checkpoint.Token);
        Assert.Empty(checkpoint.Records);
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Restore_EditedTail_IsMissingUntouchedAndRefusesToWrite(string to)
    {
        using var export = new LedgeredExport(new ExportOptions { To = to });
        export.Append(Samples.Quoted("a"));
        export.Checkpoint();
        var edited = export.Bytes;
        edited[CommittedLength(export) - 3] ^= 1;
        export.Bytes = edited;

        Assert.Equal(RestoreResult.Missing, export.Restart());

        Assert.Throws<InvalidOperationException>(() => export.Append(Samples.Silent("b")));
        Assert.Throws<InvalidOperationException>(() => export.Flush());
        Assert.Equal(edited, export.Bytes);

        export.Token = null;
        Assert.Equal(RestoreResult.Restored, export.Restore());
        Assert.Equal(edited, export.Bytes);
        export.Append(Samples.Silent("b"));
        export.Flush();
        Assert.Equal(Samples.Fresh(export.Options, Samples.Silent("b")), export.Text);
    }

    [Theory]
    [InlineData("x.jsonl")]
    [InlineData("a/b/x.jsonl")]
    public void Restore_NoFile_IsMissingAndMakesNone(string to)
    {
        using var export = new LedgeredExport(new ExportOptions { To = to });
        export.Append(Samples.Silent("a"));
        export.Checkpoint();
        export.Crash();
        if (Path.GetDirectoryName(to) is { Length: > 0 })
            Directory.Delete(Path.GetDirectoryName(export.Path)!, recursive: true);
        else
            File.Delete(export.Path);

        Assert.Equal(RestoreResult.Missing, export.Restore());

        Assert.False(Path.Exists(Path.GetDirectoryName(export.Path)) && File.Exists(export.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"shape\":\"html\"")]
    [InlineData("""{"shape":"html","length":-1,"hasRecords":false,"tail":"e3b0c44298fc1c14","state":[]}""")]
    [InlineData("""{"shape":"html","length":0,"hasRecords":false,"tail":null,"state":[]}""")]
    [InlineData("""{"shape":"html","length":0,"hasRecords":false,"tail":"e3b0c44298fc1c14","state":null}""")]
    [InlineData("""{"shape":"html","length":0,"hasRecords":false,"tail":"e3b0c44298fc1c14","state":[null]}""")]
    [InlineData("""{"shape":"html","length":0,"hasRecords":false,"tail":"e3b0c44298fc1c14","state":["1 x"]}""")]
    [InlineData("""{"shape":"html","length":0,"hasRecords":false,"tail":"e3b0c44298fc1c14","state":["1 1"]}""")]
    [InlineData("""{"shape":"html","length":0,"hasRecords":false,"tail":"e3b0c44298fc1c14","state":["1 1","a b"]}""")]
    [InlineData("""{"shape":"html","length":9223372036854775807,"hasRecords":false,"tail":"e3b0c44298fc1c14","state":[]}""")]
    public void Restore_TokenOfNobody_IsMissingAndUntouched(string token)
    {
        using var export = new LedgeredExport(new ExportOptions { To = "x.html" });
        export.Bytes = "my page"u8.ToArray();
        export.Token = token;

        Assert.Equal(RestoreResult.Missing, export.Restart());

        Assert.Equal("my page", export.Text);
    }

    [Theory]
    [InlineData(ExportFormat.Json, CsvRows.Quotes)]
    [InlineData(ExportFormat.Csv, CsvRows.Documents)]
    public void Restore_RecordsOfAnotherShape_IsMissing(ExportFormat format, CsvRows rows)
    {
        using var export = new LedgeredExport(new ExportOptions { To = "x", Format = format == ExportFormat.Csv ? format : ExportFormat.Jsonl });
        export.Append(Samples.Quoted("a"));
        export.Checkpoint();

        export.Options = new ExportOptions { To = "x", Format = format, Rows = rows };

        Assert.Equal(RestoreResult.Missing, export.Restart());
    }

    [Theory]
    [InlineData("x.html", "A")]
    [InlineData("x.md", "A")]
    [InlineData("x.html", "A much, much longer title than the name of the pipeline")]
    [InlineData("x.md", "A much, much longer title than the name of the pipeline")]
    public void Restore_TitleChanged_IsOutdatedUntilCompacted(string to, string title)
    {
        using var export = new LedgeredExport(new ExportOptions { To = to });
        export.Append(Samples.Quoted("a"));
        export.Checkpoint();

        export.Options = new ExportOptions { To = to, Title = title };
        Assert.Equal(RestoreResult.Outdated, export.Restart());
        export.Append(Samples.Quoted("b"));
        export.Checkpoint();
        Assert.Equal(RestoreResult.Outdated, export.Restart());
        export.Checkpoint();
        export.Compact();

        Assert.Equal(Samples.Fresh(export.Options, Samples.Quoted("a"), Samples.Quoted("b")), export.Text);
        Assert.Equal(RestoreResult.Restored, export.Restart());
    }

    [Fact]
    public void Restore_PathIsAFolder_FailsWithPathAndReason()
    {
        using var export = new LedgeredExport(new ExportOptions { To = "x.jsonl" });
        export.Append(Samples.Silent("a"));
        export.Checkpoint();
        export.Crash();
        File.Delete(export.Path);
        Directory.CreateDirectory(export.Path);

        var failure = Assert.Throws<StageException>(() => export.Restore());

        Assert.Equal($"Cannot restore `{export.Path}`: it is a folder.", failure.Message);
    }

    [Fact]
    public void Append_AfterStartingAnew_TakesNothingFromBefore()
    {
        using var export = new LedgeredExport(new ExportOptions { To = "x.json" });
        export.Append(Samples.Silent("a"));
        export.Checkpoint();

        export.Token = null;
        Assert.Equal(RestoreResult.Restored, export.Restore());
        export.Append(Samples.Silent("b"));

        Assert.Equal("b", Assert.Single(export.Flush().Records).Document.Value);
        Assert.Equal(Samples.Fresh(export.Options, Samples.Silent("b")), export.Text);
    }

    private static int CommittedLength(LedgeredExport export) =>
        (int)Pipeline.Export.Files.FileToken.Parse(export.Token!)!.Length;
}
