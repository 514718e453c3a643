using System.Reflection;
using System.Runtime.Loader;

namespace Pipeline.Tests.Export.Parquet;

/// <summary>The folder that the plugin is built into, as a plugins folder has it.</summary>
public sealed class PluginFolderTests : IDisposable
{
    private static readonly string Output = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Pipeline.Export.Parquet", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-parquet-");

    [Fact]
    public async Task Plugin_LoadedFromItsFolder_BringsParquetAndLoadsItAtTheFirstFlush()
    {
        var context = new FolderContext(Path.GetFullPath(Path.Combine(Output, "Pipeline.Export.Parquet.dll")));
        var assembly = context.LoadFromAssemblyName(new AssemblyName("Pipeline.Export.Parquet"));
        var stage = (IStage)Make("ExportParquetStage", Options("x"), new PipelineContext("news", _folder.FullName), Make("ParquetTargets"));

        var document = await stage.ProcessAsync(Articles.Harbour(), default);
        Assert.DoesNotContain(context.Assemblies, static loaded => loaded.GetName().Name == "Parquet");
        foreach (var commit in document.Commits)
            await commit(default);
        await ((ICheckpoint)stage).FlushAsync(default);
        await ((IAsyncDisposable)stage).DisposeAsync();

        Assert.Contains(context.Assemblies, static loaded => loaded.GetName().Name == "Parquet");
        Assert.Equal(["3"], Duck.Query($"SELECT count(*) FROM '{_folder.FullName}/x/quote/*.parquet'"));

        object Make(string type, params object[] arguments) => Activator.CreateInstance(
            assembly.GetType("Pipeline.Export.Parquet." + type, throwOnError: true)!,
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, binder: null, arguments, culture: null)!;

        object Options(string to)
        {
            var options = Make("ExportParquetOptions");
            options.GetType().GetProperty("To")!.SetValue(options, to);
            return options;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>As the engine loads plugins: the contracts are the host's, all else is the folder's.</summary>
    private sealed class FolderContext(string path) : AssemblyLoadContext("plugin")
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName name) =>
            name.Name is not "Pipeline.Abstractions" && _resolver.ResolveAssemblyToPath(name) is { } found ? LoadFromAssemblyPath(found) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
    }
}
