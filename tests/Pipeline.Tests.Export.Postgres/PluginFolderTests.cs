using System.Reflection;
using System.Runtime.Loader;

namespace Pipeline.Tests.Export.Postgres;

/// <summary>The folder that the plugin is built into, as a plugins folder has it.</summary>
public sealed class PluginFolderTests
{
    private static readonly string Output = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Pipeline.Export.Postgres", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)));

    [Fact]
    public async Task Plugin_LoadedFromItsFolder_BringsTheDriverAndLoadsItAtTheFirstFlush()
    {
        var context = new FolderContext(Path.GetFullPath(Path.Combine(Output, "Pipeline.Export.Postgres.dll")));
        var assembly = context.LoadFromAssemblyName(new AssemblyName("Pipeline.Export.Postgres"));
        var options = Make("ExportPostgresOptions");
        options.GetType().GetProperty("To")!.SetValue(options, "postgresql://nobody@127.0.0.1:1/none");
        options.GetType().GetProperty("RetryFor")!.SetValue(options, TimeSpan.Zero);
        var stage = (IStage)Make("ExportPostgresStage", options, new PipelineContext("news", Path.GetTempPath()), Make("PostgresTargets"), TimeProvider.System);

        var document = await stage.ProcessAsync(Articles.Harbour(), default);
        foreach (var commit in document.Commits)
            await commit(default);
        Assert.DoesNotContain(context.Assemblies, static loaded => loaded.GetName().Name == "Npgsql");
        await Assert.ThrowsAsync<StageException>(async () => await ((ICheckpoint)stage).FlushAsync(default));

        Assert.Contains(context.Assemblies, static loaded => loaded.GetName().Name == "Npgsql");

        object Make(string type, params object[] arguments) => Activator.CreateInstance(
            assembly.GetType("Pipeline.Export.Postgres." + type, throwOnError: true)!,
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, binder: null, arguments, culture: null)!;
    }

    /// <summary>As the engine loads plugins: the contracts are the host's, all else is the folder's.</summary>
    private sealed class FolderContext(string path) : AssemblyLoadContext("plugin")
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName name) =>
            name.Name is not "Pipeline.Abstractions" && _resolver.ResolveAssemblyToPath(name) is { } found ? LoadFromAssemblyPath(found) : null;
    }
}
