using Microsoft.Win32.SafeHandles;

namespace Pipeline.Export.Files;

/// <summary>Writes chosen records of a file, in an order of choice, as a new file beside it. O(their bytes) time; memory is two buffers and the
/// ending.</summary>
/// <param name="path">The file to read, as messages name it.</param>
/// <param name="format">Of both files.</param>
/// <param name="disk">Where both are.</param>
internal sealed class Compaction(string path, IExportFormat format, IDisk disk)
{
    /// <summary>What the name of the new file ends with.</summary>
    public const string Suffix = ".compacting";

    /// <summary>Where the new file is until it is switched to: in the same folder, so that a rename is one step.</summary>
    public static string PathOf(string target) => target + Suffix;

    /// <summary>Writes the new file, durable when this returns; deletes what it wrote when it fails.</summary>
    /// <param name="records">Those to keep.</param>
    /// <param name="moved">Called for each with its new place.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known of the new file, and its token.</returns>
    public (FileState State, string Token) Write(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken)
    {
        var target = LinkTarget.Of(path);
        var compacted = PathOf(target);
        DurableStep.Reached("export.compact.before");
        try
        {
            using var source = File.OpenHandle(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var file = Create(compacted, source);
            var state = Copy(source, file, records, moved, cancellationToken);
            file.End(state.Ending.Footer().Span);
            disk.Sync(file.File);
            disk.SyncFolder(Path.GetDirectoryName(compacted)!);
            DurableStep.Reached("export.compact.after");
            return (state, state.TokenOf(file.File, format));
        }
        catch
        {
            Forget(compacted);
            throw;
        }
    }

    /// <summary>With the header, and for the same people: a file that is private stays so.</summary>
    private FileAppender Create(string compacted, SafeFileHandle source)
    {
        var file = File.OpenHandle(compacted, FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        try
        {
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(source) is var mode && mode != File.GetUnixFileMode(file))
                File.SetUnixFileMode(file, mode);
            disk.Write(file, format.Header.Span, 0);
            return new FileAppender(file, format.Header.Length, disk);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private FileState Copy(
        SafeFileHandle source, FileAppender file, IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken)
    {
        var ending = format.EndingOf([])!;
        var hasRecords = false;
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (RecordPlace.Parse(record.Place) is not { } place || !ending.Add(place.Entry))
                throw Damaged(record, $"`{record.Place}` is no place");
            if (hasRecords && place.Length > 0)
                file.Append(format.Separator.Span, default);
            var offset = file.Length;
            var hash = RecordHash.Of(source, place.Offset, place.Length, piece => file.Append(default, piece.Span));
            if (hash is null)
                throw Damaged(record, $"the file ends before byte {place.Offset + place.Length}");
            if (hash != place.Hash)
                throw Damaged(record, $"the {place.Length} bytes from byte {place.Offset} have the hash {hash}, not {place.Hash}");
            hasRecords |= place.Length > 0;
            moved(record with { Place = (place with { Offset = offset }).ToString() });
        }

        return new FileState(file.Length, hasRecords, ending);
    }

    private StageException Damaged(ExportedRecord record, string finding) => new(
        $"The record of `{record.Document}` in `{path}` is damaged: {finding}. Delete the file and run again: every document is then written anew.");

    /// <summary>What cannot be deleted now is replaced by the next compaction.</summary>
    private static void Forget(string compacted)
    {
        try
        {
            File.Delete(compacted);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
        }
    }
}
