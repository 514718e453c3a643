using System.Globalization;

namespace Pipeline.Tests.Worker;

public sealed class VerbTests : VerbFixture
{
    [Fact]
    public async Task Run_ShowsQuotesAndWritesTheExport()
    {
        var (code, output, error) = await RunAsync("run", "pipeline.yaml");

        Assert.Equal(0, code);
        Assert.Contains("Anna Lindqvist", output, StringComparison.Ordinal);
        Assert.Contains("wrote out/a.jsonl", output, StringComparison.Ordinal);
        Assert.Contains("1 exported, 0 skipped, 0 quarantined", error, StringComparison.Ordinal);
        Assert.True(File.Exists("out/a.jsonl"));
    }

    [Fact]
    public async Task Run_Show0_WritesNoDocument()
    {
        var (_, output, _) = await RunAsync("run", "pipeline.yaml", "--show", "0");

        Assert.Equal("wrote out/a.jsonl\n", output);
    }

    [Fact]
    public async Task Run_Json_WritesOneLineADocumentAndOneForTheRun()
    {
        Write("in/empty.html", "<html><script>let a = 1</script></html>");

        var (code, output, _) = await RunAsync("run", "pipeline.yaml", "--json");

        Assert.Equal(0, code);
        var lines = output.TrimEnd('\n').Split('\n').Select(static line => System.Text.Json.Nodes.JsonNode.Parse(line)!).ToArray();
        Assert.Equal(3, lines.Length);
        Assert.Equal(("in/bridge.txt", "exported"), ((string)lines[0]["id"]!, (string)lines[0]["outcome"]!));
        Assert.Equal(("in/empty.html", "skipped", "clean"), ((string)lines[1]["id"]!, (string)lines[1]["outcome"]!, (string)lines[1]["stage"]!));
        Assert.Equal((1, 1, 0), ((int)lines[2]["exported"]!, (int)lines[2]["skipped"]!, (int)lines[2]["quarantined"]!));
    }

    [Fact]
    public async Task Run_CultureWithOtherSigns_WritesTheSame()
    {
        var (_, expected, _) = await RunAsync("run", "pipeline.yaml");
        var bytes = File.ReadAllBytes("out/a.jsonl");
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.NegativeSign = "~";
        var before = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
            var (_, output, _) = await RunAsync("run", "pipeline.yaml", "--force");
            Assert.Equal(expected, output);
            Assert.Equal(bytes, File.ReadAllBytes("out/a.jsonl"));
        }
        finally
        {
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture) = before;
        }
    }

    [Fact]
    public async Task Run_DocumentHoldsEscapeSequences_ShowsNone()
    {
        Write("in/bridge.txt", Text.Replace("Nobody", "\u001b[31mNobody\u202e", StringComparison.Ordinal).Replace("Anna", "[red]Anna[/]", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("run", "pipeline.yaml");

        Assert.Equal(0, code);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\u202e', output);
    }

    [Fact]
    public async Task Check_GoodFile_NamesTheStages()
    {
        var (code, output, _) = await RunAsync("check", "pipeline.yaml");

        Assert.Equal((0, "pipeline.yaml: ok, 5 stages: clean, segment, tag-quotes, summarize, export\n"), (code, output));
    }

    [Theory]
    [InlineData("text", "error[PL1021]")]
    [InlineData("json", "\"PL1021\"")]
    [InlineData("sarif", "\"2.1.0\"")]
    public async Task Check_BadOrder_ShowsItInTheFormatAskedForAndWritesNothing(string format, string expected)
    {
        Write("pipeline.yaml", Pipeline.Replace("  - segment\n", "", StringComparison.Ordinal) + "\n  - segment\n");

        var (code, output, _) = await RunAsync("check", "pipeline.yaml", "--format", format);

        Assert.Equal(2, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.False(Directory.Exists("out"));
    }

    [Fact]
    public async Task CheckFix_BadOrder_RewritesTheFileAndKeepsComments()
    {
        Write("pipeline.yaml", Pipeline.Replace("  - segment\n  - tag-quotes\n", "  # who said what\n  - tag-quotes\n  - segment # first\n", StringComparison.Ordinal));

        var (code, _, error) = await RunAsync("check", "pipeline.yaml", "--fix");
        var again = await RunAsync("check", "pipeline.yaml", "--fix");

        Assert.Equal(0, code);
        Assert.Equal(Pipeline.Replace("  - segment\n  - tag-quotes\n", "  - segment # first\n  # who said what\n  - tag-quotes\n", StringComparison.Ordinal), File.ReadAllText("pipeline.yaml"));
        Assert.Contains("move", error, StringComparison.Ordinal);
        Assert.Contains("not changed", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ShowsWhereEachValueCameFrom()
    {
        var (code, output, _) = await RunAsync("explain", "pipeline.yaml");

        Assert.Equal(0, code);
        Assert.Matches(@"sentences: 2 +pipeline\.yaml:11", output);
        Assert.Contains("method: news", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Mermaid_DrawsStagesAndLayers()
    {
        var (_, output, _) = await RunAsync("explain", "pipeline.yaml", "--format", "mermaid");

        Assert.StartsWith("flowchart TD\n  source[(\"files\")]\n  s0[\"clean\"]\n  source --> s0\n", output, StringComparison.Ordinal);
        Assert.Contains("  s1 -->|sentences| s2\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stages_ListsTheBuiltInOnes()
    {
        var (code, output, _) = await RunAsync("stages", "pipeline.yaml");

        Assert.Equal(0, code);
        Assert.All(["clean", "segment", "tag-quotes", "summarize", "export"], stage => Assert.Contains($"  {stage} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_OneDocument_ShowsItAndWritesNoExport()
    {
        var (code, output, _) = await RunAsync("show", "in/bridge.txt", "--file", "pipeline.yaml");

        Assert.Equal(0, code);
        Assert.Contains("Anna Lindqvist", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists("out"));
    }

    [Fact]
    public async Task Schema_OfTheBuiltInStages_IsTheCommittedOne()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Pipeline.sln")))
            root = root.Parent;
        var committed = Path.Combine(root.FullName, "src", "Pipeline.Worker", "pipeline.schema.json");

        var (_, schema, _) = await RunAsync("schema", "pipeline.yaml");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(committed, schema);

        Assert.Equal(File.ReadAllText(committed), schema);
    }
}
