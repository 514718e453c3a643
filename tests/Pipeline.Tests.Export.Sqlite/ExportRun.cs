using Pipeline.Export.Sqlite;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>An export stage over a folder of its own, driven as the engine drives it.</summary>
internal sealed class ExportRun : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-sqlite-");
    private readonly ExportSqliteOptions _options;

    public ExportRun(ExportSqliteOptions? options = null)
    {
        _options = options ?? new ExportSqliteOptions { To = "out/news.db" };
        Path = System.IO.Path.Combine(_folder.FullName, _options.To);
        Stage = Create();
    }

    public string Path { get; }

    public ExportSqliteStage Stage { get; private set; }

    public static async Task<ExportRun> OfAsync(params Document[] documents)
    {
        var run = new ExportRun();
        await run.WriteAsync(documents);
        await run.FlushAsync();
        return run;
    }

    public async Task WriteAsync(params Document[] documents)
    {
        foreach (var document in documents)
        {
            foreach (var commit in (await Stage.ProcessAsync(document, default)).Commits)
                await commit(default);
        }
    }

    public async Task RemoveAsync(string id) => await Stage.RemoveAsync(new DocumentId(id), default);

    public async Task<string> FlushAsync() => (await Stage.FlushAsync(default)).Token;

    /// <summary>Ends the run as it is, unflushed writes and all, and starts the next.</summary>
    public async Task<RestoreResult> NextAsync(string? token)
    {
        await Stage.DisposeAsync();
        Stage = Create();
        return await Stage.RestoreAsync(token, default);
    }

    public List<string> Query(string sql, params string[] values) => Database.Query(Path, sql, values);

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private ExportSqliteStage Create() => new(_options, new PipelineContext("news", _folder.FullName), new SqliteTargets());
}
