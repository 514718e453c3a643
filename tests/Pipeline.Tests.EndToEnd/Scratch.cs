namespace Pipeline.Tests.EndToEnd;

/// <summary>A folder of a test's own, deleted after it.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch()
    {
        Directory.CreateDirectory(Root);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "pipeline-tests", Path.GetRandomFileName());

    public string this[string relative] => Path.Combine(Root, relative);

    public Scratch Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this;
    }

    public Scratch CopySeeds() => Copy(Repository.File("seeds"), "seeds");

    public Scratch Copy(string folder, string relative)
    {
        Directory.CreateDirectory(this[relative]);
        foreach (var file in Directory.EnumerateFiles(folder))
            File.Copy(file, Path.Combine(this[relative], Path.GetFileName(file)));
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
