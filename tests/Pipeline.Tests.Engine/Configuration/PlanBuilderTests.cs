using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Configuration;

public class PlanBuilderTests
{
    internal const string News = """
        # yaml-language-server: $schema=./src/Pipeline.Worker/pipeline.schema.json
        version: 1
        name: news

        source:
          use: files
          with: { include: ["seeds/**/*.txt", "seeds/**/*.html"] }

        stages:                       # top to bottom; move a line to reorder
          - clean
          - segment
          - tag-quotes
          - use: summarize            # the long form; a bare name is short for `use:`
            with: { sentences: 4 }
          - use: export
            with: { to: out/news.jsonl }
          - use: export
            with: { to: out/news.html }
        """;

    internal static PlanResult Build(string yaml, params (string Name, string Value)[] environment) =>
        new PlanBuilder(TestCatalog.Instance, name => environment.FirstOrDefault(variable => variable.Name == name).Value)
            .Build(PipelineFile.Parse(new ConfigurationText("pipeline.yaml", yaml), static _ => null), "/base");

    [Fact]
    public void Build_OfTheDefaultFile_GivesThePlan()
    {
        var result = Build(News);
        Assert.Equal("", DiagnosticText.Render(result.Diagnostics, false));
        var plan = result.Plan!;
        Assert.Equal("news", plan.Name);
        Assert.Equal(["clean", "segment", "tag-quotes", "summarize", "export", "export-2"], plan.Stages.Select(stage => stage.Id));
        Assert.Equal(4, ((SummarizeOptions)plan.Stages[3].Options!).Sentences);
        Assert.Equal("out/news.html", ((ExportOptions)plan.Stages[5].Options!).To);
        Assert.Equal(["seeds/**/*.txt", "seeds/**/*.html"], ((FilesOptions)plan.Source.Options!).Include);
        Assert.Equal(13, plan.Stages[3].Line);
        Assert.Equal("summarize", plan.Stages[3].Span.In(News).ToString());
        Assert.Equal(new OptionValue("sentences", "4", "pipeline.yaml:14"), plan.Stages[3].OptionValues[0]);
        Assert.Equal(new OptionValue("diversity", "0.5", "default"), plan.Stages[3].OptionValues[1]);
    }

    [Fact]
    public void Build_OfASourceWithoutOptions_PlansItAndRefusesOptions()
    {
        var plugin = TestCatalog.Instance.Sources["files"].Plugin;
        var catalog = ComponentCatalog.Of(
            TestCatalog.Instance.Stages.Values, [new SourceDescriptor { Name = "feed", Description = "What is new", Type = typeof(object), Plugin = plugin }]);

        var plan = Build("version: 1\nsource: feed\nstages: [clean]\n").Plan!;

        Assert.Null(plan.Source.Options);
        Assert.Empty(plan.Source.OptionValues);
        Assert.Contains("`feed` has no options", DiagnosticText.Render(Build("version: 1\nsource: { use: feed, with: { depth: 1 } }\nstages: [clean]\n").Diagnostics, false), StringComparison.Ordinal);

        PlanResult Build(string yaml) =>
            new PlanBuilder(catalog, static _ => null).Build(PipelineFile.Parse(new ConfigurationText("pipeline.yaml", yaml), static _ => null), "/base");
    }

    [Fact]
    public void Build_OfEngineKeys_UsesTheStagesThenTheDefaults()
    {
        var plan = Build("""
            version: 1
            source: files
            defaults: { timeout: 30s, retry: 3, on-error: skip, concurrency: 2 }
            stages:
              - clean
              - use: segment
                id: split
                timeout: 500ms
                retry: { attempts: 1, delay: 5s }
                on-error: stop
                concurrency: 8
            """).Plan!;
        Assert.Equal("pipeline", plan.Name);
        var (clean, segment) = (plan.Stages[0], plan.Stages[1]);
        Assert.Equal((TimeSpan.FromSeconds(30), new RetryOptions(3, TimeSpan.FromSeconds(1)), OnError.Skip, 2), (clean.Timeout!.Value, clean.Retry, clean.OnError, clean.Concurrency!.Value));
        Assert.Equal(("split", TimeSpan.FromMilliseconds(500), new RetryOptions(1, TimeSpan.FromSeconds(5)), OnError.Stop, 8), (segment.Id, segment.Timeout!.Value, segment.Retry, segment.OnError, segment.Concurrency!.Value));
    }

    [Fact]
    public void Build_WithoutEngineKeys_HasTheDefaults()
    {
        var stage = Build("version: 1\nsource: files\nstages: [clean]\n").Plan!.Stages[0];
        Assert.Equal((null, RetryOptions.Default, OnError.Quarantine, null, null), (stage.Timeout, stage.Retry, stage.OnError, stage.Concurrency, stage.When));
    }

    [Fact]
    public void Build_OfADisabledStage_ChecksItAndLeavesItOut()
    {
        const string Yaml = "version: 1\nsource: files\nstages:\n  - use: summarize\n    enabled: false\n    with: { sentences: 3 }\n  - clean\n";
        Assert.Equal(["clean"], Build(Yaml).Plan!.Stages.Select(stage => stage.Id));
        Assert.Equal([DiagnosticCodes.OutOfRange], Build(Yaml.Replace(": 3", ": 0", StringComparison.Ordinal)).Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Build_OfIds_NumbersAroundExplicitOnes()
    {
        var plan = Build("""
            version: 1
            source: files
            stages:
              - use: export
                with: { to: a }
              - use: clean
                id: export-2
              - use: export
                enabled: false
                with: { to: b }
              - use: export
                with: { to: c }
            """).Plan!;
        Assert.Equal(["export", "export-2", "export-4"], plan.Stages.Select(stage => stage.Id));
    }

    [Fact]
    public void Build_OfOptionValues_SaysWhereEachCameFrom()
    {
        var plan = Build("version: 1\nsource: files\nstages:\n  - use: export\n    with:\n      to: ${env:OUT}/a\n      columns: { min: 3 }\n", ("OUT", "x")).Plan!;
        Assert.Equal(
            ["to = x/a, env OUT (pipeline.yaml:6)", "rotate-at = null, default", "flush-after = 5s, default", "layers = [quotes], default", "weights = {}, default", "columns = {min: 3, max: 20}, pipeline.yaml:7"],
            plan.Stages[0].OptionValues.Select(option => $"{option.Name} = {option.Value}, {option.Origin}"));
    }

    [Fact]
    public void Build_OfEightMistakes_ReportsAllInOrder()
    {
        var result = Build("""
            version: 2
            nam: news
            source: { use: fils, with: { encodng: x } }
            stages:
              - claen
              - use: summarize
                timeout: soon
                with: { sentences: 500, diversity: much }
              - use: export
                with: { to: "${env:OUT}" }
            """);
        Assert.Null(result.Plan);
        Assert.Equal(
            ["PL1019 2", "PL1003 nam", "PL1015 fils", "PL1003 encodng", "PL1014 claen", "PL1022 summarize", "PL1007 soon", "PL1012 500", "PL1007 much", "PL1017 ${env:OUT}"],
            result.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Span.In(diagnostic.File.Text)}"));
    }

    [Theory]
    [InlineData("# comment\n\nversion: 1\nname: other\nsource: { use: files, with: { include: x } }\nstages:\n- use: 'summarize'\n  id: b\n  concurrency: 3\n  with:\n    sentences: 3\n", true)]
    [InlineData("version: 1\nsource: files\nstages:\n- summarize\n- use: clean\n  enabled: false\n", true)]
    [InlineData("version: 1\nsource: files\nstages:\n- use: summarize\n  with: { sentences: 4 }\n", false)]
    [InlineData("version: 1\nsource: files\nstages:\n- use: summarize\n  timeout: 3s\n", false)]
    [InlineData("version: 1\nsource: files\nstages:\n- use: summarize\n  on-error: skip\n", false)]
    [InlineData("version: 1\nsource: files\nstages:\n- use: summarize\n  retry: 1\n", false)]
    [InlineData("version: 1\nsource: files\nstages:\n- use: summarize\n  when: words > 3\n", false)]
    [InlineData("version: 1\nsource: files\nstages:\n- summarize\n- clean\n", false)]
    public void Fingerprint_OfAFile_ChangesWithTheResultsAlone(string yaml, bool isSame)
    {
        var segment = "stages:\n- segment\n";
        var first = Build("version: 1\nsource: files\n" + segment + "- summarize\n").Plan!.Fingerprint;
        var second = Build(yaml.Replace("stages:\n", segment, StringComparison.Ordinal)).Plan!.Fingerprint;
        Assert.Equal(64, first.Length);
        Assert.Equal(isSame, first == second);
    }

    [Fact]
    public void Fingerprint_OfAnotherPluginBuild_IsAnother()
    {
        var file = PipelineFile.Parse(new ConfigurationText("pipeline.yaml", News));
        var fingerprints = new[] { 'a', 'b' }.Select(digit =>
            new PlanBuilder(TestCatalog.Of(new PluginDescriptor("Pipeline.Test", "1.0.0", null, new string(digit, 64))), static _ => null).Build(file, "/base").Plan!.Fingerprint);
        Assert.Equal(2, fingerprints.Distinct().Count());
    }
}
