namespace Pipeline.Export.Files;

/// <summary>Follows symbolic links.</summary>
internal static class LinkTarget
{
    /// <summary>The file that a link stands for in the end, whether it exists or not; the path itself when it is no link. A rename to it leaves the link.</summary>
    public static string Of(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return path;
        }
    }
}
