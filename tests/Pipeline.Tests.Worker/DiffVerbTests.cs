using System.Text.Json;

namespace Pipeline.Tests.Worker;

/// <summary><c>pipeline diff</c>.</summary>
public sealed class DiffVerbTests : VerbFixture
{
    [Fact]
    public async Task Diff_SamePlanInOtherWords_IsNothing()
    {
        Write("new.yaml", Pipeline.Replace("- tag-quotes", "- { use: tag-quotes }   # the long form", StringComparison.Ordinal));

        var (code, output, error) = await RunAsync("diff", "pipeline.yaml", "new.yaml");

        Assert.Equal((0, "1 documents, 0 differ\n", ""), (code, output, error));
        Assert.False(Directory.Exists("out") || Directory.Exists(".pipeline"));
    }

    [Fact]
    public async Task Diff_OptionChanged_ShowsDocumentsStagesAndItems()
    {
        Write("new.yaml", Pipeline.Replace("sentences: 2", "sentences: 1", StringComparison.Ordinal).Replace("- tag-quotes", "- { use: tag-quotes, with: { indirect: false } }", StringComparison.Ordinal));

        var (code, output, error) = await RunAsync("diff", "pipeline.yaml", "new.yaml");

        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith("in/bridge.txt: differs from `tag-quotes` on\n", output, StringComparison.Ordinal);
        Assert.Contains("  quotes (`tag-quotes`)\n    - The bridge over the river will stay closed until May\n", output, StringComparison.Ordinal);
        Assert.Contains("  summary (`summarize`)\n    - ", output, StringComparison.Ordinal);
        Assert.Contains("plan: `summarize`: sentences: 2 -> 1\n", output, StringComparison.Ordinal);
        Assert.Contains("1 documents, 1 differ\n1 from `tag-quotes` on\nquotes: 0 gained, 1 lost, 0 altered\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OtherWayRound_GainsWhatWasLost()
    {
        Write("new.yaml", Pipeline.Replace("- tag-quotes", "- { use: tag-quotes, with: { indirect: false } }", StringComparison.Ordinal));

        using var there = JsonDocument.Parse((await RunAsync("diff", "pipeline.yaml", "new.yaml", "--format", "json")).Output);
        using var back = JsonDocument.Parse((await RunAsync("diff", "new.yaml", "pipeline.yaml", "--format", "json")).Output);

        Assert.Equal(Items(there, "quotes", "lost"), Items(back, "quotes", "gained"));
        Assert.NotEmpty(Items(back, "quotes", "gained"));
        Assert.Empty(Items(back, "quotes", "lost"));
    }

    [Fact]
    public async Task Diff_TextChangedByAPluginOfOneFile_IsFoundWhereItBegan()
    {
        Directory.CreateDirectory("plugins");
        Write("plugins/rename.cs", """
            [Stage("rename", "Gives the mayor another name"), ChangesText]
            class Rename : IStage
            {
                public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
                {
                    var at = document.Text.IndexOf("Anna Lindqvist", StringComparison.Ordinal);
                    return new(document.Edit(TextEdits.Of(new TextEdit(new TextSpan(at, at + 4), "Bert"))).WithMetadata("renamed", "<b>yes</b>"));
                }
            }
            """);
        Write("new.yaml", Pipeline.Replace("  - segment", "  - rename\n  - segment", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("diff", "pipeline.yaml", "new.yaml");
        var (_, page, _) = await RunAsync("diff", "pipeline.yaml", "new.yaml", "--format", "html");

        Assert.Equal(1, code);
        Assert.StartsWith("in/bridge.txt: differs from `rename` on\n", output, StringComparison.Ordinal);
        Assert.Contains("  text (`rename`)\n    + “We will not open it before the repairs are done,” Mayor Bert Lindqvist", output, StringComparison.Ordinal);
        Assert.Contains("re-attributed Anna Lindqvist → Bert Lindqvist", output, StringComparison.Ordinal);
        Assert.Contains("renamed: &lt;b&gt;yes&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_DocumentSkippedByOne_SaysHowItEnds()
    {
        Write("in/short.txt", "Three short words.");
        Directory.CreateDirectory("plugins");
        Write("plugins/long.cs", "[Stage(\"long\", \"Drops short texts\")] class Long : IStage { public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => new(document.Text.Length < 50 ? document.Skip(\"short\") : document); }");
        Write("new.yaml", Pipeline.Replace("  - segment", "  - long\n  - segment", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("diff", "pipeline.yaml", "new.yaml");

        Assert.Equal(1, code);
        Assert.Contains("in/short.txt: differs from `long` on\n  - exported\n  + skipped by `long`: short\n", output, StringComparison.Ordinal);
        Assert.Contains("2 documents, 1 differ\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("7", 7)]
    [InlineData("300", 100)]
    public async Task Diff_Sample_ComparesSoMany(string sample, int expected)
    {
        for (var i = 0; i < 99; i++)
            Write($"in/{i:D2}.txt", $"The council met {i} times.");

        var (code, output, _) = await RunAsync("diff", "pipeline.yaml", "pipeline.yaml", "--sample", sample);

        Assert.Equal((0, $"{expected} documents, 0 differ\n"), (code, output));
    }

    [Fact]
    public async Task Diff_FileWithErrors_RunsNothing()
    {
        Write("new.yaml", Pipeline.Replace("- segment", "- segmnt", StringComparison.Ordinal));

        var (code, output, error) = await RunAsync("diff", "pipeline.yaml", "new.yaml");
        var (missing, _, other) = await RunAsync("diff", "none.yaml", "pipeline.yaml");
        var (sample, _, third) = await RunAsync("diff", "pipeline.yaml", "pipeline.yaml", "--sample", "0");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("--> new.yaml:8:5", error, StringComparison.Ordinal);
        Assert.Equal(2, missing);
        Assert.Contains("there is no file `none.yaml`", other, StringComparison.Ordinal);
        Assert.Equal((2, true), (sample, third.Contains("at least 1", StringComparison.Ordinal)));
    }

    private static string[] Items(JsonDocument document, string aspect, string key) =>
        [.. document.RootElement.GetProperty("changes").EnumerateArray().SelectMany(static change => change.GetProperty("aspects").EnumerateArray())
            .Where(each => each.GetProperty("name").GetString() == aspect).SelectMany(each => each.GetProperty(key).EnumerateArray()).Select(static item => item.GetString()!)];
}
