using Pipeline.Export.Parquet.Tables;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>The manifest on the disk, and the files that it names.</summary>
/// <param name="folder">Absolute.</param>
internal sealed class ManifestFile(string folder)
{
    private const string Suffix = ".tmp";

    public string Path => System.IO.Path.Combine(folder, Manifest.FileName);

    private string Compacting => System.IO.Path.Combine(folder, Manifest.Compacting);

    /// <summary>The manifest; null when there is none.</summary>
    /// <exception cref="StageException">The file is another's.</exception>
    public Manifest? Read()
    {
        try
        {
            return Manifest.Parse(Path, File.ReadAllBytes(Path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Puts a manifest in place of the one before, at one stroke and durably.</summary>
    public void Write(Manifest manifest)
    {
        WriteDurably(Path + Suffix, manifest);
        File.Move(Path + Suffix, Path, overwrite: true);
        Files.FolderSync.Sync(folder);
    }

    /// <summary>Writes what is to be switched to.</summary>
    public void WriteCompacting(Manifest manifest)
    {
        WriteDurably(Compacting, manifest);
        Files.FolderSync.Sync(folder);
    }

    public void DropCompacting() => File.Delete(Compacting);

    /// <summary>Puts the compacted manifest in place; does nothing when that has happened.</summary>
    public void Switch()
    {
        if (File.Exists(Compacting))
            File.Move(Compacting, Path, overwrite: true);

        // Also when there was nothing to rename: the process before may have ended right after it.
        if (Directory.Exists(folder))
            Files.FolderSync.Sync(folder);
    }

    /// <summary>Whether every file is there with its length.</summary>
    public bool HasFiles(Manifest manifest) =>
        manifest.Parts.All(part => part.Files.All(file => new FileInfo(System.IO.Path.Combine(folder, file.Path)) is { Exists: true } info && info.Length == file.Bytes));

    /// <summary>Deletes the parts that are not in the manifest: what a crash, a merge or a compaction left. Files of other names are let be.</summary>
    public void DeleteOthers(Manifest manifest)
    {
        var named = manifest.Parts.SelectMany(static part => part.Files).Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var table in Table.Names)
        {
            var path = System.IO.Path.Combine(folder, table);
            if (!Directory.Exists(path))
                continue;
            foreach (var file in Directory.EnumerateFiles(path))
            {
                var name = System.IO.Path.GetFileName(file);
                if (IsPart(name) && !named.Contains($"{table}/{name}"))
                    File.Delete(file);
            }
        }
    }

    private void WriteDurably(string path, Manifest manifest)
    {
        Directory.CreateDirectory(folder);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        file.Write(manifest.ToJson());
        file.Flush(flushToDisk: true);
    }

    /// <summary>Whether a file is named as a part is, or as one that is not finished.</summary>
    private static bool IsPart(string name)
    {
        var digits = name.AsSpan(0, Math.Max(0, name.IndexOf('.', StringComparison.Ordinal)));
        return digits.Length >= 6 && !digits.ContainsAnyExceptInRange('0', '9') && (name[digits.Length..] is ".parquet" or ".parquet" + TableWriter.Suffix);
    }
}
