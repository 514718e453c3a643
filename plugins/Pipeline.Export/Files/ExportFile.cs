using System.Collections.Immutable;

namespace Pipeline.Export.Files;

/// <summary>A file that grows record by record, is whole after every flush, and can be cut back to any flush. Memory is one buffer and the
/// ending, whatever the file's size. Not thread-safe.</summary>
/// <remarks>
/// The footer is written behind the records at a flush, and the next record is written over it. What fails may be called again: nothing is
/// forgotten before it is on the disk.
/// </remarks>
/// <param name="path">Absolute; a symbolic link stays one. Created, or emptied, at the first append or flush unless it was restored; missing
/// folders too.</param>
/// <param name="format">What the file has before, between and after its records.</param>
/// <param name="disk">The disk; null for the real one.</param>
internal sealed class ExportFile(string path, IExportFormat format, IDisk? disk = null) : IDisposable
{
    private readonly IDisk _disk = disk ?? Disk.Real;
    private readonly ImmutableArray<ExportedRecord>.Builder _records = ImmutableArray.CreateBuilder<ExportedRecord>();
    private readonly List<string> _newNames = [];
    private FileAppender? _file;
    private FileState? _state;
    private string? _token;
    private long _durable;
    private bool _isDoubtful;
    private bool _isRefused;
    private (FileState State, string Token, bool IsRenamed)? _compacted;

    public string Path => path;

    /// <summary>Adds the record of a document.</summary>
    /// <exception cref="StageException">The file cannot be written.</exception>
    public void Append(DocumentId document, ExportRecord record)
    {
        DurableStep.Reached("export.write.before");
        try
        {
            DropCompaction();
            var file = Open();
            var separator = _state!.HasRecords && record.Bytes.Length > 0 ? format.Separator.Span : default;
            var offset = file.Length + separator.Length;
            file.Append(separator, record.Bytes);
            _state.Ending.Add(record.Entry);
            _state = _state with { Length = file.Length, HasRecords = _state.HasRecords || record.Bytes.Length > 0 };
            _records.Add(new ExportedRecord(document, new RecordPlace(offset, record.Bytes.Length, record.Hash, record.Entry).ToString()));
            _token = null;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw FileFailure.To("write", path, e);
        }

        DurableStep.Reached("export.write.after");
    }

    /// <summary>Ends the file with a footer and waits until it is on the disk.</summary>
    /// <returns>The records since the last flush that succeeded.</returns>
    /// <exception cref="StageException">The file cannot be written.</exception>
    public Checkpoint Flush()
    {
        if (_token is not null)
            return new Checkpoint(_token);
        try
        {
            var file = Open();
            if (_isDoubtful)
                WriteAgain(file);
            file.End(_state!.Ending.Footer().Span);
            DurableStep.Reached("export.flush.before");
            Sync(file);
            DurableStep.Reached("export.flush.after");
            if (new FileInfo(LinkTarget.Of(path)) is not { Exists: true } info || info.Length != RandomAccess.GetLength(file.File))
                throw new IOException("it was replaced by somebody else while it was written. Start again to write it anew.");
            _token = _state.TokenOf(file.File, format);
            _durable = _state.Length;
            return new Checkpoint(_token) { Records = _records.DrainToImmutable() };
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw FileFailure.To("write", path, e);
        }
    }

    /// <summary>Goes on behind the records that a token tells of; null starts anew. Does not touch the file unless it is the token's.</summary>
    /// <exception cref="StageException">The file is there and cannot be opened or cut.</exception>
    public RestoreResult Restore(string? token)
    {
        Forget();
        if (token is null)
            return RestoreResult.Restored;
        _isRefused = true;
        try
        {
            if (new Restoration(path, format, _disk).From(token) is not var (file, state, isOutdated))
                return RestoreResult.Missing;
            (_file, _state, _durable, _isRefused) = (file, state, state.Length, false);
            return isOutdated ? RestoreResult.Outdated : RestoreResult.Restored;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw FileFailure.To("restore", path, e);
        }
    }

    /// <inheritdoc cref="ICompactable.CompactAsync"/>
    public Checkpoint Compact(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken)
    {
        if (_token is null)
            throw new InvalidOperationException("A file is compacted right after a flush.");
        try
        {
            DropCompaction();
            var (state, token) = new Compaction(path, format, _disk).Write(records, moved, cancellationToken);
            _compacted = (state, token, IsRenamed: false);
            return new Checkpoint(token);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw FileFailure.To("compact", path, e);
        }
    }

    /// <inheritdoc cref="ICompactable.SwitchAsync"/>
    public void Switch()
    {
        try
        {
            var target = LinkTarget.Of(path);
            var folder = System.IO.Path.GetDirectoryName(target)!;
            var isThere = File.Exists(Compaction.PathOf(target));
            if (!isThere && _compacted is { IsRenamed: false })
                throw new FileNotFoundException($"`{Compaction.PathOf(target)}` is gone.");
            DurableStep.Reached("export.switch.before");
            if (isThere)
            {
                Close();
                _disk.Rename(Compaction.PathOf(target), target);
            }

            if (_compacted is { } compacted)
            {
                _compacted = compacted with { IsRenamed = true };
                (_state, _token, _durable) = (compacted.State, compacted.Token, compacted.State.Length);
            }

            // Also when there was nothing to rename: the process before may have ended right after it.
            if (Directory.Exists(folder))
                _disk.SyncFolder(folder);
            _compacted = null;
            DurableStep.Reached("export.switch.after");
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw FileFailure.To("compact", path, e);
        }
    }

    /// <inheritdoc cref="ICompactable.HoldsAsync"/>
    public bool Holds(ExportedRecord record)
    {
        try
        {
            if (RecordPlace.Parse(record.Place) is not { } place)
                return false;
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return place.IsIn(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw FileFailure.To("read", path, e);
        }
    }

    public void Dispose() => Close();

    /// <summary>As if nothing had been written.</summary>
    private void Forget()
    {
        Close();
        _records.Clear();
        _newNames.Clear();
        (_state, _token, _durable, _isDoubtful, _isRefused, _compacted) = (null, null, 0, false, false, null);
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private FileAppender Open()
    {
        if (_file is not null)
            return _file;
        if (_isRefused)
            throw new InvalidOperationException($"`{path}` could not be restored: it is started anew only after a restore that says so.");
        var target = LinkTarget.Of(path);
        return _file = _state is null ? Create(target) : Restoration.Open(target, _state.Length, _disk);
    }

    private FileAppender Create(string target)
    {
        CreateFolder(System.IO.Path.GetDirectoryName(target));
        var handle = File.OpenHandle(target, FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        try
        {
            _disk.Write(handle, format.Header.Span, 0);
        }
        catch
        {
            handle.Dispose();
            throw;
        }

        _state = new FileState(format.Header.Length, HasRecords: false, format.EndingOf([])!);
        return new FileAppender(handle, format.Header.Length, _disk);
    }

    /// <summary>Keeps in mind the folders that get a new name, up to the first that was there.</summary>
    private void CreateFolder(string? folder)
    {
        for (var parent = folder; parent is not null && !_newNames.Contains(parent); parent = System.IO.Path.GetDirectoryName(parent))
        {
            _newNames.Add(parent);
            if (Directory.Exists(parent))
                break;
        }

        if (folder is not null)
            Directory.CreateDirectory(folder);
    }

    private void Sync(FileAppender file)
    {
        _isDoubtful = true;
        _disk.Sync(file.File);
        _isDoubtful = false;
        foreach (var folder in _newNames)
            _disk.SyncFolder(folder);
        _newNames.Clear();
    }

    /// <summary>A system that could not save what was written may forget that it has to, and even the bytes: so a sync that is only called again
    /// would succeed and save nothing.</summary>
    private void WriteAgain(FileAppender file)
    {
        file.Rewrite(_durable);
        if (!_records.All(record => RecordPlace.Parse(record.Place)!.Value.IsIn(file.File)))
            throw new IOException("the disk lost what was written to it. Start again to go on from the last checkpoint.");
    }

    /// <summary>What is written now is not in it.</summary>
    private void DropCompaction()
    {
        if (_compacted is null)
            return;
        File.Delete(Compaction.PathOf(LinkTarget.Of(path)));
        _compacted = null;
    }
}
