using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Hosting;

namespace Pipeline.Tests.Engine.Hosting;

public sealed class PipelineLoaderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddPipelineLoader().AddPlugin<TestPlugin>().BuildServiceProvider();

    private PipelineLoader Loader => _services.GetRequiredService<PipelineLoader>();

    [Fact]
    public async Task LoadAsync_NoSuchFile_SaysSoAndHowToNameIt()
    {
        var load = await Loader.LoadAsync(_folder["none.yaml"]);

        var diagnostic = Assert.Single(load.Diagnostics);
        Assert.Equal("PL1060", diagnostic.Code);
        Assert.Contains("there is no file", diagnostic.Message, StringComparison.Ordinal);
        Assert.Null(load.Prepared);
    }

    [Fact]
    public async Task LoadAsync_FileIsAFolder_SaysSo()
    {
        var load = await Loader.LoadAsync(_folder.Root);

        Assert.Contains("is a folder", Assert.Single(load.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_PluginFolderIsMissing_PointsAtItInTheFile()
    {
        _folder.Write("pipeline.yaml", """
            version: 1
            plugins: my-plugins
            source: { use: files, with: { include: ["*.txt"] } }
            stages: [upper]
            """);

        var load = await Loader.LoadAsync(_folder["pipeline.yaml"]);

        var diagnostic = Assert.Single(load.Diagnostics);
        Assert.Equal(("PL1061", (2, 10)), (diagnostic.Code, load.File.PositionOf(diagnostic.Span.Start)));
    }

    [Fact]
    public async Task LoadAsync_StagesCannotBeMade_ReportsEachAtItsPlace()
    {
        _folder.Write("pipeline.yaml", """
            version: 1
            source: { use: files, with: { include: ["*.txt"] } }
            stages:
              - broken
              - upper
              - broken
            """);

        var load = await Loader.LoadAsync(_folder["pipeline.yaml"]);

        Assert.Equal([(4, 5), (6, 5)], load.Diagnostics.Select(diagnostic => load.File.PositionOf(diagnostic.Span.Start)));
        Assert.All(load.Diagnostics, static diagnostic => Assert.Equal("PL1062", diagnostic.Code));
        Assert.Equal("`broken-2` cannot be set up: No licence was found: set LICENCE", load.Diagnostics[1].Message);
        Assert.Null(load.Prepared);
    }

    [Fact]
    public async Task LoadForAsync_OneDocument_LeavesTheExportsOut()
    {
        _folder.Write("other/a b [1].txt", "x").Write("pipeline.yaml", """
            version: 1
            source: { use: files, with: { include: ["*.txt"] } }
            stages: [upper, { use: memory, with: { to: out.txt } }]
            """);

        var load = await Loader.LoadForAsync(_folder["pipeline.yaml"], _folder["other/a b [1].txt"]);
        await using var prepared = Assert.IsType<Pipeline.Engine.Execution.PreparedPlan>(load.Prepared);
        var seen = new Outcomes();
        await prepared.RunAsync(new Pipeline.Engine.Execution.RunOptions(), seen, time: null, TestContext.Current.CancellationToken);

        Assert.Equal(["upper"], prepared.Plan.Stages.Select(static stage => stage.Id));
        Assert.Equal(["other/a b [1].txt"], seen.Ids);
        Assert.False(File.Exists(_folder["out.txt"]));
    }

    [Fact]
    public void LoadPlugins_FileHasErrors_StillListsThePlugins()
    {
        _folder.Write("pipeline.yaml", "version: [");

        var plugins = Loader.LoadPlugins(_folder["pipeline.yaml"]);

        Assert.Equal(["broken", "count", "memory", "upper"], plugins.Catalog.Stages.Keys);
        Assert.Equal(["files", "jsonl", "stdin"], plugins.Catalog.Sources.Keys);
    }

    [Fact]
    public async Task LoadAsync_StageOfAPluginThatDidNotLoad_NamesThePlugin()
    {
        _folder.Write("plugins/Topics/Topics.dll", "no assembly").Write("pipeline.yaml", """
            version: 1
            source: { use: files, with: { include: ["*.txt"] } }
            stages: [topics]
            """);

        var load = await Loader.LoadAsync(_folder["pipeline.yaml"]);

        Assert.Equal("Topics", Assert.Single(load.Plugins.Problems).Name);
        Assert.Contains("plugin Topics did not load: it is not a .NET assembly", Assert.Single(load.Diagnostics, static d => d.Severity == Severity.Error).Label, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    private sealed class Outcomes : Pipeline.Engine.Execution.IRunObserver
    {
        public List<string> Ids { get; } = [];

        public void OnDocument(Pipeline.Engine.Execution.DocumentOutcome outcome, long? total) => Ids.Add(outcome.Id.Value);
    }
}
