namespace Pipeline.Tests.Engine.Hosting;

/// <summary>A folder of a test's own, deleted after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "pipeline-tests", Path.GetRandomFileName());

    public string this[string relative] => Path.Combine(Root, relative);

    public ScratchFolder Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
