using System.Text;
using Pipeline.Export;
using Pipeline.Export.Files;

namespace Pipeline.Tests.Export.Files;

/// <summary>An export, and of it what the engine's ledger would hold; both survive a crash, the stage does not.</summary>
internal sealed class LedgeredExport : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-export-");

    private readonly IDisk _disk;

    /// <param name="options">Of the export.</param>
    /// <param name="disk">Null for one that has no need to wait: only the end of the machine, not that of a process, tells the difference.</param>
    public LedgeredExport(ExportOptions options, IDisk? disk = null)
    {
        _disk = disk ?? new FaultyDisk { Waits = false };
        Options = options;
        Path = System.IO.Path.Combine(_folder.FullName, options.To);
        Stage = NewStage();
    }

    public ExportOptions Options { get; set; }

    public string Path { get; }

    public string Compacting => Path + ".compacting";

    public ExportStage Stage { get; private set; }

    /// <summary>As recorded last; null before the first checkpoint.</summary>
    public string? Token { get; set; }

    /// <summary>Where the newest record of each document is, as of the last checkpoint.</summary>
    public Dictionary<DocumentId, string> Places { get; } = [];

    public byte[] Bytes
    {
        get => File.ReadAllBytes(Path);
        set => File.WriteAllBytes(Path, value);
    }

    public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes);

    public IEnumerable<ExportedRecord> Records => Places.OrderBy(static place => place.Key).Select(static place => new ExportedRecord(place.Key, place.Value));

    public void Append(params IEnumerable<Document> documents)
    {
        foreach (var document in documents)
        {
            foreach (var commit in Sync(Stage.ProcessAsync(document, default)).Commits)
                commit(default).AsTask().GetAwaiter().GetResult();
        }
    }

    public void Checkpoint()
    {
        var checkpoint = Flush();
        Token = checkpoint.Token;
        foreach (var record in checkpoint.Records)
            Places[record.Document] = record.Place;
    }

    /// <summary>A flush that the ledger does not come to know.</summary>
    public Checkpoint Flush() => Sync(Stage.FlushAsync(default));

    /// <summary>The process ends here; another one starts, and has yet to restore.</summary>
    public void Crash()
    {
        Stage.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Stage = NewStage();
    }

    public RestoreResult Restore() => Sync(Stage.RestoreAsync(Token, default));

    public RestoreResult Restart()
    {
        Crash();
        return Restore();
    }

    public (string Token, List<ExportedRecord> Moved) Compact(IEnumerable<ExportedRecord> records)
    {
        var moved = new List<ExportedRecord>();
        return (Sync(Stage.CompactAsync(records, moved.Add, default)).Token, moved);
    }

    public void Record(string token, IEnumerable<ExportedRecord> moved)
    {
        Token = token;
        Places.Clear();
        foreach (var record in moved)
            Places.Add(record.Document, record.Place);
    }

    public void Switch() => Stage.SwitchAsync(default).AsTask().GetAwaiter().GetResult();

    /// <summary>All of it, in the order of the ids.</summary>
    public void Compact()
    {
        var (token, moved) = Compact(Records);
        Record(token, moved);
        Switch();
    }

    public bool Holds(ExportedRecord record) => Sync(Stage.HoldsAsync(record, default));

    public void Dispose()
    {
        Stage.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Delete(recursive: true);
    }

    private ExportStage NewStage() => new(Options, new PipelineContext("news", _folder.FullName), new ExportTargets(), _disk);

    private static T Sync<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();
}
