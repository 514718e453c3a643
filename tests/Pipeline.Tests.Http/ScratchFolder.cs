namespace Pipeline.Tests.Http;

/// <summary>A folder of a test's own, deleted after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "pipeline-tests", Path.GetRandomFileName());

    public string this[string relative] => Path.Combine(Root, relative);

    /// <summary>What a crash at this moment leaves: the files as they are, in a folder of their own.</summary>
    public string Copy(string from, string to)
    {
        Directory.CreateDirectory(this[to]);
        foreach (var file in Directory.GetFiles(this[from]))
            File.Copy(file, Path.Combine(this[to], Path.GetFileName(file)));
        return this[to];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
