using Pipeline.Export.Rows;
using Pipeline.Export.Sqlite.Storage;

namespace Pipeline.Export.Sqlite;

/// <summary>Writes documents to a SQLite database. Rows are made in the lanes; the database sees them in input order, and readers see
/// them at the checkpoint.</summary>
[Stage("export-sqlite", "Writes documents, quotes, speakers and summaries to a SQLite database with full-text search")]
[Shared]
[Uses<Block>, Uses<Quote>, Uses<SummarySentence>]
internal sealed class ExportSqliteStage : IStage, ICheckpoint, IAsyncDisposable
{
    private readonly ExportSqliteOptions _options;
    private readonly SqliteTargets _targets;
    private readonly Store _store;
    private bool _disposed;

    public ExportSqliteStage(ExportSqliteOptions options, PipelineContext context, SqliteTargets targets)
    {
        _options = options;
        _targets = targets;
        Target = Resolve(options.To, context.Directory);
        _store = new Store(Target, new DatabaseLimits());
        if (!targets.TryClaim(Target))
            throw new StageException($"Two `export-sqlite` stages write to `{Target}`: give each its own `to`.");
    }

    /// <inheritdoc/>
    public string Target { get; }

    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var change = new Change(document.Id.Value, DocumentRows.Of(document, _options.Text, _options.Offsets));
        return new(document.OnCommit(_ =>
        {
            _store.Write(change);
            return ValueTask.CompletedTask;
        }));
    }

    /// <inheritdoc/>
    public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_store.Restore(token));
    }

    /// <inheritdoc/>
    public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Checkpoint(_store.Flush().ToString()));

    /// <inheritdoc/>
    public ValueTask RemoveAsync(DocumentId document, CancellationToken cancellationToken)
    {
        _store.Write(new Change(document.Value, Rows: null));
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the database as the last flush left it, and lets another stage write to it.</summary>
    public ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            _store.Dispose();
            _targets.Release(Target);
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
