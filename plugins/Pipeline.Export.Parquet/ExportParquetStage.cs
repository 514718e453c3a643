using Pipeline.Export.Parquet.Storage;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet;

/// <summary>Writes documents to Parquet files. Rows are made in the lanes; files are written at the checkpoint.</summary>
[Stage("export-parquet", "Writes documents, quotes, speakers and summaries as Parquet files, for DuckDB, Spark or pandas")]
[Shared]
[Uses<Block>, Uses<Quote>, Uses<SummarySentence>]
internal sealed class ExportParquetStage : IStage, ICompactable, IAsyncDisposable
{
    private readonly ExportParquetOptions _options;
    private readonly ParquetTargets _targets;
    private readonly Dataset _dataset;
    private bool _disposed;

    public ExportParquetStage(ExportParquetOptions options, PipelineContext context, ParquetTargets targets)
    {
        _options = options;
        _targets = targets;
        Target = Resolve(options.To, context.Directory);
        _dataset = new Dataset(Target, options.RowGroupRows);
        if (!targets.TryClaim(Target))
            throw new StageException($"Two `export-parquet` stages write to `{Target}`: give each its own `to`.");
    }

    /// <inheritdoc/>
    public string Target { get; }

    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = DocumentRows.Of(document, _options.Text, _options.Offsets);
        return new(document.OnCommit(_ =>
        {
            _dataset.Add(document.Id, rows);
            return ValueTask.CompletedTask;
        }));
    }

    /// <inheritdoc/>
    public async ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) =>
        await _dataset.RestoreAsync(token);

    /// <inheritdoc/>
    public async ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken) => await _dataset.FlushAsync();

    /// <inheritdoc/>
    public async ValueTask<Checkpoint> CompactAsync(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken) =>
        await _dataset.CompactAsync(records, moved, cancellationToken);

    /// <inheritdoc/>
    public ValueTask SwitchAsync(CancellationToken cancellationToken)
    {
        _dataset.Switch();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> HoldsAsync(ExportedRecord record, CancellationToken cancellationToken) => await _dataset.HoldsAsync(record);

    /// <summary>Lets another stage write to the folder, which is as the last flush left it.</summary>
    public ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            _targets.Release(Target);
        }

        return ValueTask.CompletedTask;
    }

    private static string Resolve(string to, string directory)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(to, directory));
        }
        catch (ArgumentException e)
        {
            throw new StageException($"`{to}` is not a path: {e.Message}", e);
        }
    }
}
