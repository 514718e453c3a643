using System.Globalization;

namespace Pipeline.Tests.Engine.Execution;

/// <summary>An export into a list that only grows until it is compacted, as a file does.</summary>
internal sealed class ListExport : IStage, ICompactable
{
    private readonly List<string> _records = [];
    private readonly List<ExportedRecord> _unflushed = [];
    private List<string>? _compacted;

    public string Target => "list";

    /// <summary>What is in the list, superseded records included.</summary>
    public IReadOnlyList<string> Live => _records;

    public List<string> Removed { get; } = [];

    public int Durable { get; private set; }

    public int Switches { get; private set; }

    public bool IsLost { get; init; }

    public int FailingWrites { get; set; }

    public int FailingFlushes { get; set; }

    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => ValueTask.FromResult(document.OnCommit(_ =>
    {
        if (FailingWrites-- > 0)
            throw new IOException("No space left on device");
        _unflushed.Add(new ExportedRecord(document.Id, $"{_records.Count}"));
        _records.Add(document.Id.Value);
        return ValueTask.CompletedTask;
    }));

    public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is null)
        {
            _records.Clear();
            return ValueTask.FromResult(RestoreResult.Restored);
        }

        if (IsLost)
            return ValueTask.FromResult(RestoreResult.Missing);
        var length = int.Parse(token, CultureInfo.InvariantCulture);
        if (length < _records.Count)
            _records.RemoveRange(length, _records.Count - length);
        return ValueTask.FromResult(RestoreResult.Restored);
    }

    public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken)
    {
        if (FailingFlushes-- > 0)
            throw new IOException("No space left on device");
        var checkpoint = new Checkpoint(_records.Count.ToString(CultureInfo.InvariantCulture)) { Records = [.. _unflushed] };
        _unflushed.Clear();
        Durable = _records.Count;
        return ValueTask.FromResult(checkpoint);
    }

    public ValueTask RemoveAsync(DocumentId document, CancellationToken cancellationToken)
    {
        Removed.Add(document.Value);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Checkpoint> CompactAsync(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken)
    {
        _compacted = [];
        foreach (var record in records)
        {
            Assert.Equal(record.Document.Value, _records[int.Parse(record.Place, CultureInfo.InvariantCulture)]);
            moved(record with { Place = $"{_compacted.Count}" });
            _compacted.Add(record.Document.Value);
        }

        return ValueTask.FromResult(new Checkpoint($"{_compacted.Count}"));
    }

    public ValueTask SwitchAsync(CancellationToken cancellationToken)
    {
        if (_compacted is { } compacted)
        {
            Switches++;
            _records.Clear();
            _records.AddRange(compacted);
        }

        _compacted = null;
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> HoldsAsync(ExportedRecord record, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_records.ElementAtOrDefault(int.Parse(record.Place, CultureInfo.InvariantCulture)) == record.Document.Value);
}
