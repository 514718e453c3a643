using Pipeline.Export.Parquet;

namespace Pipeline.Tests.Export.Parquet;

/// <summary>An export stage over a folder of its own, driven as the engine drives it, with what a ledger would know.</summary>
internal sealed class ExportRun : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-parquet-");
    private readonly ExportParquetOptions _options;

    public ExportRun(ExportParquetOptions? options = null)
    {
        _options = options ?? new ExportParquetOptions { To = "out/news" };
        Path = System.IO.Path.Combine(_folder.FullName, _options.To);
        Stage = Create();
    }

    public string Path { get; }

    public ExportParquetStage Stage { get; private set; }

    /// <summary>The records that the ledger has: one a document.</summary>
    public SortedDictionary<string, ExportedRecord> Records { get; } = new(StringComparer.Ordinal);

    public string? Token { get; private set; }

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

    /// <summary>Flushes, and the ledger records it.</summary>
    public async Task FlushAsync()
    {
        var checkpoint = await Stage.FlushAsync(default);
        Token = checkpoint.Token;
        foreach (var record in checkpoint.Records)
            Records[record.Document.Value] = record;
    }

    /// <summary>Compacts to what the ledger has.</summary>
    /// <param name="isRecorded">Whether the ledger hears of the new token before the process ends.</param>
    /// <param name="isSwitched">Whether the process still switches to it.</param>
    public async Task CompactAsync(bool isRecorded = true, bool isSwitched = true)
    {
        var moved = new List<ExportedRecord>();
        var checkpoint = await Stage.CompactAsync([.. Records.Values], moved.Add, default);
        Assert.Equal(Records.Values.Select(static record => record.Document), moved.Select(static record => record.Document));
        if (!isRecorded)
            return;
        if (isSwitched)
            await Stage.SwitchAsync(default);
        Token = checkpoint.Token;
        foreach (var record in moved)
            Records[record.Document.Value] = record;
    }

    /// <summary>Ends the run as it is, unflushed writes and all, and starts the next.</summary>
    /// <param name="isSwitching">Whether the ledger knows of a compaction that is not known to be over.</param>
    public async Task<RestoreResult> NextAsync(bool isSwitching = false)
    {
        await RestartAsync();
        if (isSwitching)
            await Stage.SwitchAsync(default);
        return await Stage.RestoreAsync(Token, default);
    }

    public async Task<RestoreResult> NextAsync(string? token)
    {
        await RestartAsync();
        return await Stage.RestoreAsync(token, default);
    }

    public string Glob(string table) => $"'{Path}/{table}/*.parquet'";

    public List<string> Query(string sql) => Duck.Query(sql
        .Replace("{document}", Glob("document")).Replace("{quote}", Glob("quote")).Replace("{summary_sentence}", Glob("summary_sentence")).Replace("{annotation}", Glob("annotation")));

    /// <summary>All rows, but for the numbers of the writes.</summary>
    public List<string> Dump() =>
    [
        .. Query("SELECT * EXCLUDE (sequence) FROM {document} ORDER BY ALL"),
        .. Query("SELECT * EXCLUDE (sequence) FROM {quote} ORDER BY ALL"),
        .. Query("SELECT * EXCLUDE (sequence) FROM {summary_sentence} ORDER BY ALL"),
        .. Query("SELECT * EXCLUDE (sequence) FROM {annotation} ORDER BY ALL"),
    ];

    public string[] Files(string table) => [.. Directory.GetFiles(System.IO.Path.Combine(Path, table)).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)!];

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task RestartAsync()
    {
        await Stage.DisposeAsync();
        Stage = Create();
    }

    private ExportParquetStage Create() => new(_options, new PipelineContext("news", _folder.FullName), new ParquetTargets());
}
