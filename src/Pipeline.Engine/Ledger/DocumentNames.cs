namespace Pipeline.Engine.Ledger;

/// <summary>How people name a document: by its id, or by the path of its file from where they stand.</summary>
internal static class DocumentNames
{
    /// <summary>The ids that may be meant, the likelier first.</summary>
    /// <param name="name">As it was written.</param>
    /// <param name="directory">The folder of the pipeline file, absolute.</param>
    public static IReadOnlyList<string> Ids(string name, string directory)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            return [name];
        var path = Path.GetRelativePath(directory, Path.GetFullPath(name)).Replace(Path.DirectorySeparatorChar, '/');
        return path == name ? [name] : [name, path];
    }
}
