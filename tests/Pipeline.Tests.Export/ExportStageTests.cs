using System.ComponentModel.DataAnnotations;
using CsCheck;
using Pipeline.Export;
using Pipeline.Testing;

namespace Pipeline.Tests.Export;

public sealed class ExportStageTests
{
    private static readonly string[] Files = ["x.jsonl", "x.json", "x.csv", "x.md", "x.html", "x.jsonld"];

    public static TheoryData<string> AllFormats => [.. Files];

    /// <summary>Where flushes fall changes nothing: after each, the file is what one flush would have left.</summary>
    [Fact]
    public void Flush_AnyTime_LeavesTheFileOfOneFlush() =>
        Gen.Select(Gen.OneOf(Files), Gen.Bool.Array[0, 6], Hostile.Documents.Array[6]).Sample((to, flushes, documents) =>
        {
            var options = new ExportOptions { To = to };
            var run = new ExportRun(options);
            for (var i = 0; i < flushes.Length; i++)
            {
                run.AppendAsync(documents[i]).GetAwaiter().GetResult();
                if (flushes[i])
                    Assert.Equal(ExportRun.Text(options, documents[..(i + 1)]), run.FlushAsync().GetAwaiter().GetResult());
            }

            Assert.Equal(ExportRun.Text(options, documents[..flushes.Length]), run.FlushAsync().GetAwaiter().GetResult());
            run.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }, iter: 60);

    [Theory]
    [InlineData("x.jsonl", "")]
    [InlineData("x.json", "[\n]\n")]
    [InlineData("x.csv", "id,title,speaker,mention,kind,cue,text,verbatim,confidence,chain,start,end,byteStart,byteEnd\n")]
    [InlineData("x.md", "# news\n")]
    public async Task Flush_NoDocument_LeavesAWholeFile(string to, string expected) =>
        Assert.Equal(expected, await ExportRun.TextAsync(new ExportOptions { To = to }));

    [Fact]
    public async Task Flush_NoDocument_LeavesAWholePage()
    {
        var html = await ExportRun.TextAsync(new ExportOptions { To = "x.html" });

        Assert.EndsWith("</html>\n", html);
        Assert.Contains("0 articles", html);
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public async Task Process_NothingCommitted_WritesNothing(string to)
    {
        await using var run = new ExportRun(new ExportOptions { To = to });

        await run.Stage.ProcessAsync(Articles.Harbour(), default);

        Assert.False(File.Exists(run.Path));
    }

    [Fact]
    public async Task Commit_FolderThatIsMissing_IsMade() =>
        Assert.NotEmpty(await ExportRun.TextAsync(new ExportOptions { To = "a/b/x.jsonl" }, Articles.Plain()));

    [Fact]
    public async Task Flush_LongerFileOfAnEarlierRun_IsReplaced()
    {
        await using var run = new ExportRun(new ExportOptions { To = "x.json" });
        await File.WriteAllTextAsync(run.Path, new string('x', 100_000));

        Assert.Equal("[\n]\n", await run.FlushAsync());
    }

    [Fact]
    public async Task Commit_RecordLargerThanTheBuffer_IsWhole()
    {
        var small = Document.FromText("small", "Rain.");
        var large = Document.FromText("large", new string('x', 500_000));
        var options = new ExportOptions { To = "x.jsonl" };

        var together = await ExportRun.TextAsync(options, small, large, small);

        var apart = await ExportRun.TextAsync(options, small);
        Assert.Equal(apart + await ExportRun.TextAsync(options, large) + apart, together);
    }

    [Fact]
    public async Task Commit_PathIsAFolder_FailsWithPathAndReason()
    {
        await using var run = new ExportRun(new ExportOptions { To = "x.jsonl" });
        Directory.CreateDirectory(run.Path);

        var failure = await Assert.ThrowsAsync<StageException>(() => run.AppendAsync(Articles.Plain()));
        Assert.Contains(run.Path, failure.Message);
        Assert.Contains("it is a folder", failure.Message);
    }

    [Fact]
    public async Task Flush_ParentIsAFile_FailsWithPathAndReason()
    {
        await using var run = new ExportRun(new ExportOptions { To = "file/x.jsonl" });
        await File.WriteAllTextAsync(Path.GetDirectoryName(run.Path)!, "");

        var failure = await Assert.ThrowsAsync<StageException>(run.FlushAsync);
        Assert.StartsWith($"Cannot write `{run.Path}`: ", failure.Message);
    }

    [Fact]
    public async Task Flush_DiskIsFull_FailsWithPathAndReason()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        await using var stage = new ExportStage(new ExportOptions { To = "/dev/full", Format = ExportFormat.Json }, new PipelineContext("news", "/"), new ExportTargets());

        var failure = await Assert.ThrowsAsync<StageException>(() => stage.FlushAsync(default).AsTask());
        Assert.StartsWith("Cannot write `/dev/full`: ", failure.Message);
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public async Task Stage_EveryRule_Conforms(string to)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-export-");
        var targets = new ExportTargets();
        var made = 0;
        try
        {
            await new StageConformance(() => new ExportStage(
                new ExportOptions { To = $"{Interlocked.Increment(ref made)}/{to}", Tokens = true }, new PipelineContext("news", folder.FullName), targets)).VerifyAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task New_SecondStageForOneFile_Fails()
    {
        var targets = new ExportTargets();
        var context = new PipelineContext("news", Path.GetTempPath());
        await using var first = new ExportStage(new ExportOptions { To = "a/x.jsonl" }, context, targets);

        var failure = Assert.Throws<StageException>(() => new ExportStage(new ExportOptions { To = "a/../a/x.jsonl" }, context, targets));
        Assert.Contains("Two `export` stages write to", failure.Message);
    }

    [Fact]
    public async Task New_FileThatADisposedStageWroteTo_IsFree()
    {
        var targets = new ExportTargets();
        var context = new PipelineContext("news", Path.GetTempPath());
        var first = new ExportStage(new ExportOptions { To = "x.jsonl" }, context, targets);
        await first.DisposeAsync();
        await using var second = new ExportStage(new ExportOptions { To = "x.jsonl" }, context, targets);

        // A second dispose of the first must not free what is the second's now.
        await first.DisposeAsync();
        Assert.Throws<StageException>(() => new ExportStage(new ExportOptions { To = "x.jsonl" }, context, targets));
    }

    [Theory]
    [InlineData("x.jsonl", null, ExportFormat.Jsonl)]
    [InlineData("x.NDJSON", null, ExportFormat.Jsonl)]
    [InlineData("x.json", null, ExportFormat.Json)]
    [InlineData("x.csv", null, ExportFormat.Csv)]
    [InlineData("x.markdown", null, ExportFormat.Markdown)]
    [InlineData("x.htm", null, ExportFormat.Html)]
    [InlineData("x.txt", ExportFormat.Csv, ExportFormat.Csv)]
    [InlineData("x.json", ExportFormat.Jsonl, ExportFormat.Jsonl)]
    public async Task Format_ExtensionOrOption_IsTold(string to, ExportFormat? format, ExportFormat expected) =>
        Assert.Equal(
            await ExportRun.TextAsync(new ExportOptions { To = "y", Format = expected }, Articles.Harbour()),
            await ExportRun.TextAsync(new ExportOptions { To = to, Format = format }, Articles.Harbour()));

    [Theory]
    [InlineData("x.annotations.jsonld", null)]
    [InlineData("x.json", ExportFormat.WebAnnotation)]
    public async Task Format_WebAnnotation_IsTold(string to, ExportFormat? format) =>
        Assert.Contains("\"AnnotationCollection\"", await ExportRun.TextAsync(new ExportOptions { To = to, Format = format }));

    [Fact]
    public void Validate_UnknownExtension_NamesTheKnownOnes()
    {
        var problems = Validate(new ExportOptions { To = "x.txt" });

        Assert.Contains(".jsonl", Assert.Single(problems).ErrorMessage);
    }

    [Fact]
    public void Validate_NameOfACompaction_IsRefused() =>
        Assert.Contains("give `to` another name", Assert.Single(Validate(new ExportOptions { To = "x.jsonl.compacting", Format = ExportFormat.Csv })).ErrorMessage);

    [Fact]
    public void Validate_NoPath_IsRequired() => Assert.Equal([nameof(ExportOptions.To)], Assert.Single(Validate(new ExportOptions())).MemberNames);

    private static List<ValidationResult> Validate(ExportOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }
}
