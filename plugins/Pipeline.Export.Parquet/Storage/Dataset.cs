using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>A folder of Parquet files that grows checkpoint by checkpoint. Not thread-safe.</summary>
/// <remarks>
/// Parquet files cannot be added to, so a checkpoint writes new ones, and then a manifest that names them along with the old: replacing the manifest is the
/// one step in which a checkpoint happens. Documents are numbered as they are written. A state is all up to a number, whatever files that
/// is in; so files can be merged at any time, and a state that the engine has recorded can be gone back to, however far the folder is ahead of it.
/// The rows of a checkpoint are in memory until it is made, and what fails may be called again.
/// </remarks>
/// <param name="folder">Absolute.</param>
/// <param name="rowGroupRows">The most rows of a row group.</param>
internal sealed class Dataset(string folder, int rowGroupRows)
{
    private readonly ManifestFile _file = new(folder);
    private readonly List<(DocumentId Id, DocumentRows Rows)> _pending = [];

    /// <summary>What was committed last; null when that is not to be kept.</summary>
    private Manifest? _manifest;
    private Manifest? _compacted;
    private PartCheck? _check;

    /// <summary>Adds the rows of a document to the next checkpoint.</summary>
    public void Add(DocumentId id, DocumentRows rows) => _pending.Add((id, rows));

    /// <summary>Comes back to a state; with null, to an empty folder at the first flush.</summary>
    /// <exception cref="StageException">The folder is another's, or cannot be read or written.</exception>
    public Task<RestoreResult> RestoreAsync(string? token) => TryAsync("restore", async () =>
    {
        _pending.Clear();
        (_manifest, _compacted, _check) = (null, null, null);
        var found = _file.Read();
        if (token is null)
            return RestoreResult.Restored;

        // The engine would have switched to it by now if it wanted it.
        if (Directory.Exists(folder))
            _file.DropCompacting();
        if (StateToken.Parse(token) is not { } wanted || found is null || wanted.Dataset != found.Dataset || wanted.Generation != found.Generation
            || wanted.Last > found.Last || !_file.HasFiles(found))
            return RestoreResult.Missing;
        if (found.Last > wanted.Last)
        {
            found = await CutAsync(found, wanted.Last);
            _file.Write(found);
        }

        _file.DeleteOthers(found);
        _manifest = found;
        return RestoreResult.Restored;
    });

    /// <summary>Makes the documents since the last flush durable and seen.</summary>
    /// <exception cref="StageException">They cannot be written; they are still to be.</exception>
    public Task<Checkpoint> FlushAsync() => TryAsync("write", async () =>
    {
        if (_manifest is { } same && _pending.Count == 0)
            return new Checkpoint(same.Token.ToString());
        DropCompaction();
        CheckExists();
        var before = _manifest ?? Manifest.New(_file.Read()?.NextPart ?? 1);
        var (next, records) = await WritePendingAsync(before);
        DurableStep.Reached("parquet.flush.before");
        _file.Write(next);
        DurableStep.Reached("parquet.flush.after");
        var isNew = _manifest is null;
        _manifest = next;
        _pending.Clear();
        await TidyAsync(isNew);
        return new Checkpoint(next.Token.ToString()) { Records = records };
    });

    /// <inheritdoc cref="ICompactable.CompactAsync"/>
    public Task<Checkpoint> CompactAsync(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken) => TryAsync("compact", async () =>
    {
        if (_manifest is not { } manifest || _pending.Count > 0)
            throw new InvalidOperationException("A folder is compacted right after a flush.");
        DropCompaction();
        var live = new LiveRows(manifest.Last);
        foreach (var record in records)
        {
            if (!long.TryParse(record.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) || !live.TryAdd(sequence))
                throw new StageException($"The record of `{record.Document}` in `{folder}` is damaged: `{record.Place}` is no place. Delete the folder and run again: every document is then written anew.");
            moved(record);
        }

        DurableStep.Reached("parquet.compact.before");
        var compacted = await new Rewriting(folder, rowGroupRows).KeepAsync(manifest, live, cancellationToken);
        _compacted = compacted with { Generation = manifest.Generation + 1 };
        _file.WriteCompacting(_compacted);
        DurableStep.Reached("parquet.compact.after");
        return new Checkpoint(_compacted.Token.ToString());
    });

    /// <inheritdoc cref="ICompactable.SwitchAsync"/>
    public void Switch()
    {
        try
        {
            DurableStep.Reached("parquet.switch.before");
            _file.Switch();
            DurableStep.Reached("parquet.switch.after");
            if (_compacted is null)
                return;
            _manifest = _compacted;
            _compacted = null;
            DeleteOthers();
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw FileFailure.To("compact", folder, e);
        }
    }

    /// <inheritdoc cref="ICompactable.HoldsAsync"/>
    public Task<bool> HoldsAsync(ExportedRecord record) => TryAsync("read", () =>
    {
        _check ??= new PartCheck(folder, _file);
        return _check.HoldsAsync(record);
    });

    private async Task<(Manifest Next, ImmutableArray<ExportedRecord> Records)> WritePendingAsync(Manifest before)
    {
        var records = ImmutableArray.CreateBuilder<ExportedRecord>(_pending.Count);
        using var writer = new PartWriter(folder, before.NextPart, rowGroupRows);
        var last = before.Last;
        foreach (var (id, rows) in _pending)
        {
            last++;
            await writer.AddAsync(last, id.Value, rows);
            records.Add(new ExportedRecord(id, last.ToString(CultureInfo.InvariantCulture)));
        }

        var part = await writer.FinishAsync(before.Last + 1, last, level: 0);
        var next = before with { Last = last, NextPart = before.NextPart + 1, Parts = before.Parts.Add(part) };
        return (next, records.DrainToImmutable());
    }

    /// <summary>Takes away what came after a number.</summary>
    private async Task<Manifest> CutAsync(Manifest manifest, long last)
    {
        var live = new LiveRows(manifest.Last);
        live.AddUpTo(last);
        var cut = await new Rewriting(folder, rowGroupRows).KeepAsync(manifest, live, CancellationToken.None);
        return cut with { Last = last, Parts = [.. cut.Parts.Select(part => part with { Last = Math.Min(part.Last, last) })] };
    }

    /// <summary>What can wait for another time, and does when it fails: the checkpoint is made.</summary>
    private async Task TidyAsync(bool isNew)
    {
        try
        {
            var count = 0;
            while ((count = Merging.Due(_manifest!.Parts)) > 0)
            {
                var merged = await new Rewriting(folder, rowGroupRows).MergeLastAsync(_manifest, count);
                DurableStep.Reached("parquet.merge.before");
                _file.Write(merged);
                DurableStep.Reached("parquet.merge.after");
                _manifest = merged;
                isNew = true;
            }

            if (isNew)
                DeleteOthers();
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // The files that are there are right; they are only many.
        }
    }

    private void DeleteOthers()
    {
        try
        {
            _file.DeleteOthers(_manifest!);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // Somebody reads them: the next start deletes them.
        }
    }

    /// <summary>What is written now is not in it.</summary>
    private void DropCompaction()
    {
        if (_compacted is null)
            return;
        _file.DropCompacting();
        _compacted = null;
    }

    /// <summary>Not to be made anew: the documents before would be missing in it.</summary>
    private void CheckExists()
    {
        if (_manifest is { } mine && _file.Read()?.Token != mine.Token)
            throw new StageException($"`{folder}` was removed or replaced while the pipeline wrote to it. Put it back, or stop the pipeline: the next run writes all documents into a new one.");
    }

    private async Task<T> TryAsync<T>(string verb, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw FileFailure.To(verb, folder, e);
        }
    }
}
