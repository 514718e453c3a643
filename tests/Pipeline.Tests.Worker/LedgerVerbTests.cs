using System.Text.Json.Nodes;

namespace Pipeline.Tests.Worker;

public sealed class LedgerVerbTests : VerbFixture
{
    private const string Bad = "\u0001\u0002\u0003 not a text \u0004\u0005\u0006";

    [Theory]
    [InlineData("state")]
    [InlineData("state", "document", "in/bridge.txt")]
    [InlineData("state", "check")]
    [InlineData("state", "repair")]
    public async Task State_NothingWasRun_SaysSo(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("nothing was run yet", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(".pipeline"));
    }

    [Fact]
    public async Task State_AfterARun_ShowsCountsExportsAndErrors()
    {
        Write("in/bad.txt", Bad);
        await RunAsync("run");

        var (code, output, _) = await RunAsync("state");

        Assert.Equal(0, code);
        Assert.Contains("nobody is at work", output, StringComparison.Ordinal);
        Assert.Matches(@"exported +1\n", output);
        Assert.Matches(@"quarantined +1 ", output);
        Assert.Contains("a.jsonl", output, StringComparison.Ordinal);
        Assert.Contains("in/bad.txt: `source`: The content is not text", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Json_IsOneObject()
    {
        Write("in/bad.txt", Bad);
        var before = JsonNode.Parse((await RunAsync("state", "--json")).Output)!;
        await RunAsync("run");

        var (code, output, _) = await RunAsync("state", "--json");

        var state = JsonNode.Parse(output)!;
        Assert.Equal(0, code);
        Assert.Equal((0, null), ((int)before["documents"]!["exported"]!, (string?)before["lastEnded"]));
        Assert.Equal((1, 1, 0), ((int)state["documents"]!["exported"]!, (int)state["documents"]!["quarantined"]!, (int)state["documents"]!["pending"]!));
        Assert.Equal((Environment.ProcessId, false), ((int)state["worker"]!["processId"]!, (bool)state["worker"]!["atWork"]!));
        Assert.Equal("in/bad.txt", (string)state["lastErrors"]![0]!["id"]!);
    }

    [Fact]
    public async Task State_PipelineFileHasErrors_StillShowsIt()
    {
        await RunAsync("run");
        Write("pipeline.yaml", Pipeline.Replace("- clean", "- claen", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("state");

        Assert.Equal(0, code);
        Assert.Matches(@"exported +1\n", output);
        Assert.Equal(2, (await RunAsync("state", "check")).Code);
    }

    [Fact]
    public async Task State_FileBeforeTheVerb_SaysWhereItBelongs()
    {
        var (code, _, error) = await RunAsync("state", "pipeline.yaml", "check");

        Assert.Equal(2, code);
        Assert.Contains("pipeline state check --file pipeline.yaml", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_LedgerIsDamaged_SaysWhatToDo()
    {
        Directory.CreateDirectory(".pipeline");
        Write(".pipeline/ledger.db", new string('x', 5000));
        foreach (var arguments in (string[][])[["state"], ["state", "check"], ["state", "repair"], ["why", "in/bridge.txt"], ["replay", "--all"], ["quarantine", "list"]])
        {
            var (code, _, error) = await RunAsync(arguments);

            Assert.Equal(2, code);
            Assert.Contains("move it away", error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task StateDocument_IdOrPath_ShowsItsHistory()
    {
        await RunAsync("run");
        Environment.CurrentDirectory = Path.GetFullPath("in");

        var (code, output, _) = await RunAsync("state", "document", "bridge.txt", "--file", "../pipeline.yaml");
        var json = JsonNode.Parse((await RunAsync("state", "document", "in/bridge.txt", "--file", "../pipeline.yaml", "--json")).Output)!;
        var unknown = await RunAsync("state", "document", "bridgs.txt", "--file", "../pipeline.yaml");

        Assert.Equal(0, code);
        Assert.StartsWith("in/bridge.txt: exported ", output, StringComparison.Ordinal);
        Assert.Equal(("in/bridge.txt", "exported", 1), ((string)json["id"]!, (string)json["state"]!, json["history"]!.AsArray().Count));
        Assert.Equal(2, unknown.Code);
        Assert.Contains("did you mean `in/bridge.txt`?", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_PlanChanged_NamesTheOption()
    {
        await RunAsync("run");
        var before = await RunAsync("why", "in/bridge.txt");
        Write("pipeline.yaml", Pipeline.Replace("sentences: 2", "sentences: 3", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("why", "in/bridge.txt");

        Assert.Equal((0, 0), (code, before.Code));
        Assert.StartsWith("in/bridge.txt does not run: it is up to date", before.Output, StringComparison.Ordinal);
        Assert.StartsWith("in/bridge.txt runs\n", output, StringComparison.Ordinal);
        Assert.Contains("`summarize`: sentences: 2 -> 3", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_NothingIsKnownOfIt_SaysWhatMayBeMeant()
    {
        var (code, output, error) = await RunAsync("why", "in/brigde.txt");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("did you mean `in/bridge.txt`?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StateRepair_FolderIsGone_HasItRunAgain()
    {
        Write("in/bad.txt", Bad);
        await RunAsync("run");
        Directory.Delete(".pipeline/quarantine", recursive: true);

        var found = await RunAsync("state", "check");
        var repaired = await RunAsync("state", "repair");

        Assert.Equal(1, found.Code);
        Assert.Equal("in/bad.txt: is in quarantine, and its folder is gone\n1 problem: `pipeline state repair` mends what can be\n", found.Output);
        Assert.Equal((0, 0), (repaired.Code, (await RunAsync("state", "check")).Code));
        Assert.Contains("its folder is gone: put back", repaired.Output, StringComparison.Ordinal);
        Assert.Equal((0, "nothing to repair\n"), await RunAsync("state", "repair") is var (code, output, _) ? (code, output) : default);
    }

    [Fact]
    public async Task Quarantine_ListAndShow_GiveTheFacts()
    {
        Assert.Equal(0, (await RunAsync("quarantine", "list")).Code);
        Write("in/bad.txt", Bad);
        await RunAsync("run");

        var (code, list, _) = await RunAsync("quarantine", "list");
        var json = JsonNode.Parse((await RunAsync("quarantine", "list", "--json")).Output)!;
        var show = await RunAsync("quarantine", "show", "in/ba");
        var folder = await RunAsync("quarantine", "show", (string)json["folder"]!);

        Assert.Equal(0, code);
        Assert.StartsWith("in/bad.txt: `source`: The content is not text", list, StringComparison.Ordinal);
        Assert.Equal(("in/bad.txt", "source", "quarantined"), ((string)json["id"]!, (string)json["stage"]!, (string)json["standing"]!));
        Assert.Equal((0, show.Output), (show.Code, folder.Output));
        Assert.Contains("error.json", show.Output, StringComparison.Ordinal);
        Assert.Contains("pipeline replay", show.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", show.Output, StringComparison.Ordinal);
        Assert.Contains("   at ", (await RunAsync("quarantine", "show", "in/bad.txt", "--verbose")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("quarantine", "show", "nothing")).Code);
        Assert.StartsWith("nothing in ", (await RunAsync("quarantine", "list", "--stage", "clean")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantine_NameHoldsEscapeSequences_ShowsNone()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Names of files hold no controls there.");
        Write("in/\u001b[31m\u202ebad\n.txt", Bad);
        await RunAsync("run");

        foreach (var arguments in (string[][])[["quarantine", "list"], ["quarantine", "list", "--json"], ["quarantine", "show", "in/\u001b"], ["state"], ["state", "--json"], ["state", "document", "in/\u001b[31m\u202ebad\n.txt"], ["why", "in/\u001b[31m\u202ebad\n.txt"], ["replay", "--all"]])
        {
            var (code, output, _) = await RunAsync(arguments);

            Assert.Equal(0, code);
            Assert.DoesNotContain('\u001b', output);
            Assert.DoesNotContain('\u202e', output);
        }
    }

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("x", "--all")]
    [InlineData("--all", "--stage", "clean")]
    [InlineData("x", "--reason", "y")]
    [InlineData("--reason", "")]
    public async Task Replay_NotOneWay_IsAUsageError(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(["replay", .. arguments]);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_MendedDocument_RunsAndLeavesTheQuarantine()
    {
        Write("in/bad.txt", Bad);
        await RunAsync("run");

        var (code, output, _) = await RunAsync("replay", "--stage", "source", "--reason", "NOT text");
        var again = await RunAsync("replay", "in/bad.txt");
        Write("in/bad.txt", Text);
        var run = await RunAsync("run");

        Assert.Equal((0, "put back: in/bad.txt\nthe next `pipeline run` or `work` takes it up\n"), (code, output));
        Assert.Equal(1, again.Code);
        Assert.Contains("is not in quarantine: it is pending", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.Code);
        Assert.Empty(Directory.GetDirectories(".pipeline/quarantine"));
    }

    [Fact]
    public async Task Replay_NothingIsLikeThat_Says1()
    {
        Write("in/bad.txt", Bad);
        Assert.Equal(1, (await RunAsync("replay", "--all")).Code);
        await RunAsync("run");

        Assert.Equal(1, (await RunAsync("replay", "nothing")).Code);
        Assert.Equal(1, (await RunAsync("replay", "--reason", "no such reason")).Code);
        File.Delete(".pipeline/ledger.db");
        var (code, _, error) = await RunAsync("replay", "in/bad.txt");
        Assert.Equal(1, code);
        Assert.Contains("of which the ledger knows nothing", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Twice_SaysWhatIsStillInQuarantine()
    {
        Write("in/bad.txt", Bad);
        var first = await RunAsync("run", "--show", "0");
        var second = await RunAsync("run", "--show", "0");
        var forced = await RunAsync("run", "--show", "0", "--force");

        Assert.Equal((1, 1, 1), (first.Code, second.Code, forced.Code));
        Assert.Contains("1 document is in quarantine", second.Output, StringComparison.Ordinal);
        Assert.Contains("0 quarantined", second.Error, StringComparison.Ordinal);
        Assert.Contains("1 exported, 0 skipped, 1 quarantined", forced.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Twice_RunsNothingThatIsUpToDateUnlessForced()
    {
        Write("pipeline.yaml", Pipeline[..Pipeline.IndexOf("  - use: export", StringComparison.Ordinal)]);
        await RunAsync("run", "--show", "0");

        var second = await RunAsync("run", "--show", "0");
        var forced = await RunAsync("run", "--show", "0", "--force");

        Assert.Equal((0, 0), (second.Code, forced.Code));
        Assert.Contains("1 document is up to date and not run again; `--force` runs them", second.Output, StringComparison.Ordinal);
        Assert.Contains("0 exported, 0 skipped, 0 quarantined", second.Error, StringComparison.Ordinal);
        Assert.Contains(", 1 up to date", second.Error, StringComparison.Ordinal);
        Assert.Contains("1 exported, 0 skipped, 0 quarantined", forced.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("up to date", forced.Output + forced.Error, StringComparison.Ordinal);
    }
}
