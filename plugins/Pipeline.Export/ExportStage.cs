using Pipeline.Export.Files;

namespace Pipeline.Export;

/// <summary>Writes documents to one file. Records are made in the lanes; the file sees them in input order.</summary>
[Stage("export", "Writes documents with their quotes, summary and places in the original: JSONL, JSON, CSV, Markdown, HTML or Web Annotations")]
[Shared]
[Uses<Block>, Uses<Sentence>, Uses<Token>, Uses<Quote>, Uses<SummarySentence>]
internal sealed class ExportStage : IStage, ICompactable, IAsyncDisposable
{
    private readonly ExportTargets _targets;
    private readonly IExportFormat _format;
    private readonly ExportFile _file;
    private bool _disposed;

    public ExportStage(ExportOptions options, PipelineContext context, ExportTargets targets, IDisk? disk = null)
    {
        _targets = targets;
        var path = Resolve(options.To, context.Directory);
        _format = ExportFormats.Create(options, context);
        _file = new ExportFile(path, _format, disk);
        if (!targets.TryClaim(path))
            throw new StageException($"Two `export` stages write to `{path}`: give each its own `to`.");
    }

    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var record = _format.Write(document);
        return new(document.OnCommit(_ =>
        {
            _file.Append(document.Id, record);
            return ValueTask.CompletedTask;
        }));
    }

    /// <inheritdoc/>
    public string Target => _file.Path;

    /// <inheritdoc/>
    public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_file.Restore(token));

    /// <inheritdoc/>
    public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_file.Flush());

    /// <inheritdoc/>
    public ValueTask<Checkpoint> CompactAsync(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_file.Compact(records, moved, cancellationToken));

    /// <inheritdoc/>
    public ValueTask SwitchAsync(CancellationToken cancellationToken)
    {
        _file.Switch();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> HoldsAsync(ExportedRecord record, CancellationToken cancellationToken) => ValueTask.FromResult(_file.Holds(record));

    /// <summary>Closes the file as the last flush left it, and lets another stage write to it.</summary>
    public ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            _file.Dispose();
            _targets.Release(_file.Path);
        }

        return ValueTask.CompletedTask;
    }

    private static string Resolve(string to, string directory)
    {
        try
        {
            return Path.GetFullPath(to, directory);
        }
        catch (ArgumentException e)
        {
            throw new StageException($"`{to}` is not a path: {e.Message}", e);
        }
    }
}
