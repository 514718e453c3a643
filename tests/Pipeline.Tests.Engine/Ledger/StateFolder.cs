using Pipeline.Engine.Ledger;

namespace Pipeline.Tests.Engine.Ledger;

/// <summary>A state folder of a test's own, deleted after it.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pipeline-ledger-");
    private int _copies;

    public StateFolder() => Path = _root.CreateSubdirectory("0").FullName;

    public string Path { get; private set; }

    public DocumentLedger Open(string boot = "boot") => DocumentLedger.Open(Path, TimeProvider.System, boot);

    /// <summary>Goes on with the bytes that are on disk at this moment, as after the death of the process. The ledger that is open is the caller's to close.</summary>
    public void Crash()
    {
        var next = _root.CreateSubdirectory($"{++_copies}").FullName;
        foreach (var name in new[] { DocumentLedger.FileName, DocumentLedger.FileName + "-wal", "inflight" })
            File.Copy(System.IO.Path.Combine(Path, name), System.IO.Path.Combine(next, name));
        Path = next;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
