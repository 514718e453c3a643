namespace Pipeline.Engine.Intake;

/// <summary>What tells one state of a file from another without reading it.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="LastWrite">When it was last written, in UTC.</param>
internal readonly record struct FileVersion(long Length, DateTime LastWrite)
{
    /// <summary>The version of the file at a path, or of what a link there leads to; null when there is no file.</summary>
    public static FileVersion? Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint))
                file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return file.Exists ? new FileVersion(file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Gone in between, or links in a circle.
            return null;
        }
    }
}
