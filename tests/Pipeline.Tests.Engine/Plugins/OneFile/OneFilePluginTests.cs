using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Hosting;
using Pipeline.Tests.Engine.Hosting;

namespace Pipeline.Tests.Engine.Plugins.OneFile;

/// <summary>A plugin that is one C# file in the plugin folder.</summary>
public sealed class OneFilePluginTests : IDisposable
{
    private const string Shout = """
        [Stage("shout", "Adds an exclamation mark")]
        class Shout : IStage
        {
            public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) =>
                new(document.WithMetadata("mark", "!"));
        }
        """;

    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task Load_ClassAlone_IsAStage()
    {
        Write(Shout);

        var load = await LoadAsync();

        Assert.Empty(load.Diagnostics);
        var stage = Assert.Single(load.Prepared!.Plan.Stages).Descriptor;
        Assert.Equal(("shout", "shout", "one file", _folder["plugins/shout.cs"]), (stage.Name, stage.Plugin.Name, stage.Plugin.Version, stage.Plugin.Path));
        await load.Prepared.DisposeAsync();
    }

    [Fact]
    public async Task Load_OptionsInTheSameFile_AreTheKeysUnderWith()
    {
        Write("""
            using System.ComponentModel.DataAnnotations;
            namespace Deep.Inside;
            public class LoudOptions { [Range(1, 9)] public int Times { get; set; } = 2; }
            [Stage("shout", "x"), Shared, Provides<Loud>]
            public class Stage(LoudOptions options, PipelineContext context) : IStage
            {
                public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) =>
                    new(document.With(Layer<Loud>.Of([new Loud(new TextSpan(0, options.Times))])).WithMetadata("pipeline", context.Name));
            }
            public readonly record struct Loud(TextSpan Span) : IAnnotation<Loud>
            {
                public static string LayerName => "loud";
                public Loud WithSpans(Func<TextSpan, TextSpan> map) => this with { Span = map(Span) };
            }
            """, "  - use: shout\n    with: { times: 12 }\n");

        var load = await LoadAsync();

        var diagnostic = Assert.Single(load.Diagnostics);
        Assert.Equal("PL1012", diagnostic.Code);
        Assert.Contains("times", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(["loud"], load.Plugins.Catalog.Stages["shout"].Provides);
        Assert.True(load.Plugins.Catalog.Stages["shout"].IsShared);
    }

    [Fact]
    public async Task Load_FileHasAPluginClass_RegistersAsThatSays()
    {
        Write(Shout.Replace("class Shout", "class Other", StringComparison.Ordinal) + "\nclass Entry : IPlugin { public void Register(IPluginBuilder plugin) => plugin.AddStage<Other>(); }\n");

        var load = await LoadAsync();

        Assert.Contains("shout", load.Plugins.Catalog.Stages.Keys);
        await load.Prepared!.DisposeAsync();
    }

    [Fact]
    public async Task Load_DoesNotCompile_IsAnErrorAtItsLineOfThePipelineThatUsesIt()
    {
        Write(Shout.Replace("new(document.", "new(documnt.", StringComparison.Ordinal));

        var load = await LoadAsync();

        Assert.Null(load.Prepared);
        Assert.Equal(["PL1014", "PL1064"], load.Diagnostics.Select(static diagnostic => diagnostic.Code));
        var error = load.Diagnostics[1];
        Assert.Equal(Severity.Error, error.Severity);
        Assert.Equal("The name 'documnt' does not exist in the current context (CS0103)", error.Message);
        Assert.Equal(Path.Combine("plugins", "shout.cs"), Path.GetRelativePath(_folder.Root, error.File.Path));
        Assert.Equal((5, 13), error.File.PositionOf(error.Span.Start));
        Assert.Equal("documnt", error.Span.In(error.File.Text).ToString());
        Assert.Equal("it does not compile: The name 'documnt' does not exist in the current context (CS0103) (line 5, column 13)", Assert.Single(load.Plugins.Problems).Reason);
    }

    [Fact]
    public async Task Load_DoesNotCompileAndIsNotUsed_IsAWarning()
    {
        Write("class {", "  - plain\n");
        _folder.Write("plugins/plain.cs", Shout.Replace("\"shout\"", "\"plain\"", StringComparison.Ordinal));

        var load = await LoadAsync();

        Assert.NotEmpty(load.Diagnostics);
        Assert.All(load.Diagnostics, static diagnostic => Assert.Equal(("PL1064", Severity.Warning), (diagnostic.Code, diagnostic.Severity)));
        await load.Prepared!.DisposeAsync();
    }

    [Theory]
    [InlineData("#:package Humanizer@2.14.1")]
    [InlineData("#:project ../Other")]
    public async Task Load_NamesAPackage_SaysThatItNeedsAProject(string directive)
    {
        Write($"// words\n{directive}\n{Shout}");

        var load = await LoadAsync();

        var error = Assert.Single(load.Diagnostics, static diagnostic => diagnostic.Code == "PL1064");
        Assert.Contains(directive, error.Message, StringComparison.Ordinal);
        Assert.Equal((2, 1), error.File.PositionOf(error.Span.Start));
        Assert.Contains("pipeline new plugin shout", error.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it has no class that is a stage")]
    [InlineData("class Nothing;", "it has no class that is a stage")]
    [InlineData("[Stage(\"shout\", \"x\")] class NoStage;", "its class NoStage does not implement IStage")]
    [InlineData("class Entry : IPlugin { public void Register(IPluginBuilder plugin) => throw new InvalidOperationException(\"no\"); }", "its registration failed with InvalidOperationException: no")]
    [InlineData("\0\u0001\ud800", "it does not compile")]
    public async Task Load_NothingToUse_SaysWhy(string code, string expected)
    {
        Write(code);

        var load = await LoadAsync();

        Assert.Null(load.Prepared);
        Assert.StartsWith(expected, Assert.Single(load.Plugins.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_UsesWhatTheHostIsMadeOf_DoesNotCompile()
    {
        Write($"using YamlDotNet.Core;\n{Shout}");

        var load = await LoadAsync();

        Assert.Contains("YamlDotNet", Assert.Single(load.Diagnostics, static diagnostic => diagnostic.Code == "PL1064").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_Unchanged_IsCompiledOnce()
    {
        Write(Shout);
        await (await LoadAsync()).Prepared!.DisposeAsync();
        var kept = Assert.Single(Directory.GetFiles(_folder[".pipeline/plugins"]));
        File.SetLastWriteTimeUtc(kept, DateTime.UnixEpoch);

        await (await LoadAsync()).Prepared!.DisposeAsync();
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(kept));

        Write(Shout + "\n");
        await (await LoadAsync()).Prepared!.DisposeAsync();
        Assert.NotEqual(kept, Assert.Single(Directory.GetFiles(_folder[".pipeline/plugins"])));
    }

    [Fact]
    public async Task Load_Changed_IsAnotherPlan()
    {
        Write(Shout);
        var before = await FingerprintAsync();
        Assert.Equal(before, await FingerprintAsync());

        Write(Shout.Replace("\"!\"", "\"?\"", StringComparison.Ordinal));
        Assert.NotEqual(before, await FingerprintAsync());
    }

    [Fact]
    public async Task Load_StateFolderCannotBeWritten_CompilesAllTheSame()
    {
        Write(Shout);
        _folder.Write(".pipeline", "a file");

        var load = await LoadAsync();

        Assert.Contains("shout", load.Plugins.Catalog.Stages.Keys);
        await load.Prepared!.DisposeAsync();
    }

    [Fact]
    public async Task Load_LockedAndChanged_IsAnErrorAndWhatWasCompiledBeforeIsNotBelieved()
    {
        Write(Shout);
        await (await LoadAsync()).Prepared!.DisposeAsync();
        PipelineLoader.LockPlugins(_folder["pipeline.yaml"]);
        File.WriteAllText(Assert.Single(Directory.GetFiles(_folder[".pipeline/plugins"])), "tampered");
        await (await LoadAsync()).Prepared!.DisposeAsync();

        Write(Shout + "\n");
        var load = await LoadAsync();

        Assert.Null(load.Prepared);
        Assert.Contains(load.Diagnostics, static diagnostic => diagnostic.Code == "PL1063" && diagnostic.Message.Contains("its file `shout.cs` has changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NextAsync_PluginChanged_LoadsTheNewOne()
    {
        Write(Shout);
        var load = await LoadAsync();
        var wait = new PipelineFileWatch(_folder["pipeline.yaml"], load, TimeProvider.System).WaitAsync(TestContext.Current.CancellationToken);
        await Task.Delay(600, TestContext.Current.CancellationToken);
        Assert.False(wait.IsCompleted);

        _folder.Write("plugins/shout.cs", Shout.Replace("\"!\"", "\"?\"", StringComparison.Ordinal));

        await wait.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await load.Prepared!.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string code, string stages = "  - shout\n")
    {
        _folder.Write("plugins/shout.cs", code);
        _folder.Write("pipeline.yaml", $"version: 1\nsource: {{ use: files, with: {{ include: [\"*.txt\"] }} }}\nstages:\n{stages}");
    }

    private async Task<string> FingerprintAsync()
    {
        var load = await LoadAsync();
        await load.Prepared!.DisposeAsync();
        return load.Prepared.Plan.Fingerprint;
    }

    private async Task<LoadResult> LoadAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddPipelineLoader().BuildServiceProvider();
        return await services.GetRequiredService<PipelineLoader>().LoadAsync(_folder["pipeline.yaml"]);
    }
}
