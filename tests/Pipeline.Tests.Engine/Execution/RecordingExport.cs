namespace Pipeline.Tests.Engine.Execution;

/// <summary>Writes the ids of documents to a list, as an export would write them to a file.</summary>
internal sealed class RecordingExport : IStage, ICheckpoint
{
    private int _writing;

    public List<string> Written { get; } = [];

    public List<int> Flushes { get; } = [];

    public bool Overlapped { get; private set; }

    public Exception? FailOnWrite { get; set; }

    public Exception? FailOnFlush { get; set; }

    /// <summary>How many flushes fail before the first that does not.</summary>
    public int FailingFlushes { get; set; }

    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) =>
        ValueTask.FromResult(document.OnCommit(async _ =>
        {
            Overlapped |= Interlocked.Increment(ref _writing) != 1;
            await Task.Yield();
            if (FailOnWrite is { } failure && Written.Count == 2)
                throw failure;
            Written.Add(document.Id.Value);
            Interlocked.Decrement(ref _writing);
        }));

    public string Target => "memory";

    public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) => ValueTask.FromResult(RestoreResult.Restored);

    public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken)
    {
        Flushes.Add(Written.Count);
        if (FailOnFlush is { } failure)
            throw failure;
        if (FailingFlushes-- > 0)
            throw new IOException("No space left on device");
        return ValueTask.FromResult(new Checkpoint(""));
    }
}
