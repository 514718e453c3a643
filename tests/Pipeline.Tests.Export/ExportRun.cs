using System.Text;
using Pipeline.Export;

namespace Pipeline.Tests.Export;

/// <summary>An export stage over a folder of its own, driven as the engine drives it.</summary>
internal sealed class ExportRun : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-export-");

    public ExportRun(ExportOptions options)
    {
        Path = System.IO.Path.Combine(_folder.FullName, options.To);
        Stage = new ExportStage(options, new PipelineContext("news", _folder.FullName), new ExportTargets());
    }

    public string Path { get; }

    public ExportStage Stage { get; }

    public static async Task<string> TextAsync(ExportOptions options, params Document[] documents)
    {
        await using var run = new ExportRun(options);
        foreach (var document in documents)
            await run.AppendAsync(document);
        return await run.FlushAsync();
    }

    /// <summary>For property tests, which are synchronous; so is all that an export does.</summary>
    public static string Text(ExportOptions options, params Document[] documents) =>
        TextAsync(options, documents).GetAwaiter().GetResult();

    public async Task AppendAsync(Document document)
    {
        var next = await Stage.ProcessAsync(document, default);
        foreach (var commit in next.Commits)
            await commit(default);
    }

    /// <summary>Flushes and reads what is there.</summary>
    public async Task<string> FlushAsync()
    {
        await Stage.FlushAsync(default);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await File.ReadAllBytesAsync(Path));
    }

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
