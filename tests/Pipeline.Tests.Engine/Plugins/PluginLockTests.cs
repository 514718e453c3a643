using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Engine.Hosting;
using Pipeline.Tests.Engine.Hosting;

namespace Pipeline.Tests.Engine.Plugins;

/// <summary><c>plugins.lock</c>: what it does not hold, or holds otherwise, is an error before any of its code runs.</summary>
public sealed class PluginLockTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task Load_AsItWasLocked_Loads()
    {
        Plugin();
        Lock();

        var load = await LoadAsync();

        Assert.Empty(load.Diagnostics);
        Assert.Contains("marked", load.Plugins.Catalog.Stages.Keys);
        await load.Prepared!.DisposeAsync();
    }

    [Fact]
    public void Lock_Written_HoldsIdVersionAndHashes()
    {
        Plugin();
        _folder.Write("plugins/Marked/data/words.txt", "x");

        var (locked, path) = PipelineLoader.LockPlugins(_folder["pipeline.yaml"]);
        var first = File.ReadAllText(path);
        Lock();

        var plugin = Assert.Single(locked.Plugins.Values);
        Assert.Equal(("Marked", "7.1.0"), (plugin.Id, plugin.Version));
        Assert.Equal(["Marked.dll", "data/words.txt", "words.txt"], plugin.Files.Keys);
        Assert.Equal("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", plugin.Files["data/words.txt"]);
        Assert.Equal(first, File.ReadAllText(path));
        Assert.DoesNotContain(_folder.Root, first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changed", "its file `Marked.dll` has changed")]
    [InlineData("other", "its file `words.txt` has changed")]
    [InlineData("come", "its file `Library.dll` has come")]
    [InlineData("gone", "its file `words.txt` has gone")]
    [InlineData("unknown", "it is not in plugins.lock")]
    public async Task Load_NotAsItWasLocked_IsAnErrorAndRunsNothingOfIt(string how, string expected)
    {
        if (how != "unknown")
            Plugin();
        else
            Directory.CreateDirectory(_folder["plugins"]);
        Lock();
        switch (how)
        {
            case "changed":
                Plugin("System.GC.KeepAlive(plugin);");
                break;
            case "other":
                _folder.Write("plugins/Marked/words.txt", "y");
                break;
            case "come":
                _folder.Write("plugins/Marked/Library.dll", "x");
                break;
            case "gone":
                File.Delete(_folder["plugins/Marked/words.txt"]);
                break;
            default:
                Plugin();
                break;
        }

        var load = await LoadAsync();

        Assert.Null(load.Prepared);
        var diagnostic = Assert.Single(load.Diagnostics, static diagnostic => diagnostic.Code == "PL1063");
        Assert.Contains($"the plugin Marked may not be loaded: {expected}", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("pipeline plugins lock", diagnostic.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(load.Plugins.Problems).IsUntrusted);
        Assert.False(File.Exists(_folder["ran"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"version\":2,\"plugins\":[]}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"plugins\":[],\"x\":1}")]
    [InlineData("{\"version\":1,\"plugins\":[null]}")]
    [InlineData("{\"version\":1,\"plugins\":[{}]}")]
    [InlineData("{\"version\":1,\"plugins\":[{\"id\":\"a\",\"version\":\"1\",\"files\":{}},{\"id\":\"A\",\"version\":\"1\",\"files\":{}}]}")]
    public async Task Load_LockIsDamaged_IsAnErrorAndLoadsNothing(string content)
    {
        Plugin();
        _folder.Write("plugins.lock", content);

        var load = await LoadAsync();

        Assert.Null(load.Prepared);
        Assert.Contains("plugins.lock", Assert.Single(load.Diagnostics, static diagnostic => diagnostic.Code == "PL1063").Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["ran"]));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A plugin that leaves a mark when any of its code runs.</summary>
    private void Plugin(string register = "")
    {
        _folder.Write("pipeline.yaml", "version: 1\nsource: { use: files, with: { include: [\"*.txt\"] } }\nstages: [marked]\n");
        Compiled.To(_folder["plugins/Marked/Marked.dll"], PluginCode.Of("marked", register, first: $$"""
            [assembly: System.Reflection.AssemblyInformationalVersion("7.1.0")]
            internal static class Mark
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Leave() => System.IO.File.WriteAllText(@"{{_folder["ran"]}}", "");
            }
            """));
        _folder.Write("plugins/Marked/words.txt", "x");
    }

    private void Lock() => PipelineLoader.LockPlugins(_folder["pipeline.yaml"]);

    private async Task<LoadResult> LoadAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddPipelineLoader().BuildServiceProvider();
        return await services.GetRequiredService<PipelineLoader>().LoadAsync(_folder["pipeline.yaml"]);
    }
}
