using System.Text;
using Pipeline.Export.Postgres.Storage;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Postgres;

/// <summary>Writes documents to a PostgreSQL database. Rows are made in the lanes; a checkpoint is one transaction.</summary>
[Stage("export-postgres", "Writes documents, quotes, speakers and summaries to a PostgreSQL database with full-text search")]
[Shared]
[Uses<Block>, Uses<Quote>, Uses<SummarySentence>]
internal sealed class ExportPostgresStage : IStage, ICheckpoint, IAsyncDisposable
{
    /// <summary>A third of a page, less what a row of an index has beside its key; and a third of what a field may have in bytes.</summary>
    private const int MaxId = 2600, MaxText = 300_000_000;

    private readonly ExportPostgresOptions _options;
    private readonly PostgresTargets _targets;
    private readonly Store _store;
    private bool _disposed;

    public ExportPostgresStage(ExportPostgresOptions options, PipelineContext context, PostgresTargets targets, TimeProvider time)
    {
        _options = options;
        _targets = targets;
        var address = DatabaseAddress.Of(options.To, Environment.GetEnvironmentVariable);
        Target = $"{address}?schema={options.Schema}";
        _store = new Store(new Login(address, options, context.Directory), Target, time);
        if (!targets.TryClaim(Target))
            throw new StageException($"Two `export-postgres` stages write to `{Target}`: give each its own `schema`.");
    }

    /// <inheritdoc/>
    public string Target { get; }

    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CheckSize(document);
        var change = new Change(document.Id.Value, DocumentRows.Of(document, _options.Text, _options.Offsets));
        return new(document.OnCommit(_ =>
        {
            _store.Add(change);
            return ValueTask.CompletedTask;
        }));
    }

    /// <inheritdoc/>
    public async ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) =>
        await _store.RestoreAsync(token, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken) => new((await _store.FlushAsync(cancellationToken)).ToString());

    /// <inheritdoc/>
    public ValueTask RemoveAsync(DocumentId document, CancellationToken cancellationToken)
    {
        _store.Add(new Change(document.Value, Rows: null));
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the connection, and lets another stage write to the schema.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _store.DisposeAsync();
        _targets.Release(Target);
    }

    /// <summary>What the database cannot hold is the failure of a document here, and would be that of the whole checkpoint later.</summary>
    private static void CheckSize(Document document)
    {
        if (Encoding.UTF8.GetByteCount(document.Id.Value) is var bytes and > MaxId)
            throw new StageException($"The document cannot be stored: its id has {bytes} bytes, and PostgreSQL indexes {MaxId}.");
        if (document.Text.Length > MaxText)
            throw new StageException($"The document cannot be stored: its text has {document.Text.Length} characters, and `export-postgres` takes {MaxText}. Split it.");
    }
}
