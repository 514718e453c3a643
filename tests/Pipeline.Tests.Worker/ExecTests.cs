using System.Text.Json;

namespace Pipeline.Tests.Worker;

/// <summary>The <c>exec</c> stage in a pipeline file.</summary>
public sealed class ExecTests : VerbFixture
{
    private const string Exec = """
        version: 1
        name: test
        source: { use: files, with: { include: ["in/*"] } }
        stages:
          - segment
          - use: exec
            id: count
            with: { command: [sh, count.sh], requires: [sentences], provides: [counts], offsets: utf16 }
          - { use: export, when: count(counts) > 0, with: { to: out/a.jsonl } }
        """;

    /// <summary>Answers each document with one annotation, by its <c>id</c> alone.</summary>
    private const string Script = """
        while read -r line; do
          case "$line" in *'"type":"document"'*)
            id=${line#*'"id":'}; id=${id%%,*}
            echo "{\"id\":$id,\"layers\":{\"counts\":[{\"start\":0,\"end\":3,\"start_at\":$id,\"of\":[{\"start\":0,\"end\":1}]}]}}" ;;
          esac
        done
        """;

    public ExecTests() => Write("count.sh", Script);

    [Fact]
    public async Task Run_ALayerThatNobodyKnows_IsConditionedOnAndExported()
    {
        Write("pipeline.yaml", Exec);

        var (code, _, error) = await RunAsync("run");

        Assert.True(code == 0, error);
        using var record = JsonDocument.Parse(File.ReadAllText("out/a.jsonl"));
        var count = record.RootElement.GetProperty("layers").GetProperty("counts")[0];
        Assert.Equal("""{"start":0,"end":3,"of":[{"start":0,"end":1}],"start_at":1,"origin":{"start":0,"end":3,"byteStart":0,"byteEnd":3}}""", count.GetRawText());
    }

    [Fact]
    public async Task Check_RequirementProvidedLater_IsAnErrorOfTheOrder()
    {
        Write("pipeline.yaml", Exec.Replace("  - segment\n", "", StringComparison.Ordinal) + "\n  - segment\n");

        var (code, output, _) = await RunAsync("check");

        Assert.Equal(2, code);
        Assert.Contains("error[PL1021]: `count` needs `sentences`, and nothing before it provides them", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NoSuchProgram_IsAnErrorAtTheCommand()
    {
        Write("pipeline.yaml", Exec.Replace("[sh, count.sh]", "[no-such-program-at-all, count.sh]", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("check");

        Assert.Equal(2, code);
        Assert.Contains("error[PL1050]: `command`: there is no program `no-such-program-at-all` on the path", output, StringComparison.Ordinal);
        Assert.Contains("--> pipeline.yaml:8:22", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TheScriptHasChanged_RunsTheDocumentAgain()
    {
        Write("pipeline.yaml", Exec);
        await RunAsync("run");
        var (_, _, upToDate) = await RunAsync("run");

        Write("count.sh", "# Another.\n" + Script);
        var (_, why, _) = await RunAsync("why", "in/bridge.txt");
        var (_, _, again) = await RunAsync("run");

        Assert.Contains("1 up to date", upToDate, StringComparison.Ordinal);
        Assert.Contains("revision", why, StringComparison.Ordinal);
        Assert.DoesNotContain("up to date", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfACommand_ListsTheRules()
    {
        var (code, output, error) = await RunAsync("exec", "check", "--offsets", "utf16", "--", "sh", "count.sh");

        Assert.True(code == 1, output + error);
        Assert.Contains("✓ answers a short story\n", output, StringComparison.Ordinal);
        Assert.Contains("✗ answers an empty text: The command gave the span 0 to 3, and the text has 0 UTF-16 code units", output, StringComparison.Ordinal);
        Assert.Contains("✗ gives the same answer twice", output, StringComparison.Ordinal);
    }
}
