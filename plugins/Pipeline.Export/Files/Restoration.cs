namespace Pipeline.Export.Files;

/// <summary>Finds the file of a token and cuts it back to it. A file that is not the token's is not touched.</summary>
/// <param name="path">The file.</param>
/// <param name="format">Of the records that are to come.</param>
/// <param name="disk">Where it is.</param>
internal sealed class Restoration(string path, IExportFormat format, IDisk disk)
{
    /// <summary>How a file is opened to go on writing to it.</summary>
    public static FileAppender Open(string target, long length, IDisk disk) =>
        new(File.OpenHandle(target, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete), length, disk);

    /// <summary>The file, open behind its last record; null when it is missing.</summary>
    public (FileAppender File, FileState State, bool IsOutdated)? From(string token)
    {
        try
        {
            var target = LinkTarget.Of(path);

            // The engine would have switched to it by now if it wanted it.
            File.Delete(Compaction.PathOf(target));
            if (FileToken.Parse(token) is not { } known || known.Shape != format.Shape || format.EndingOf(known.State) is not { } ending)
                return null;
            var file = Open(target, known.Length, disk);
            try
            {
                if (FileTail.Hash(file.File, known.Length) == known.Tail)
                {
                    Cut(file, ending.Footer().Span);
                    var isOutdated = !FileTail.Has(file.File, format.Header.Span, 0);
                    return (file, new FileState(known.Length, known.HasRecords, ending), isOutdated);
                }
            }
            catch
            {
                file.Dispose();
                throw;
            }

            file.Dispose();
            return null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Takes away what a crash left behind the records. A footer stays, so that the file of a run that then does nothing is whole.</summary>
    private void Cut(FileAppender file, ReadOnlySpan<byte> footer)
    {
        if (RandomAccess.GetLength(file.File) != file.Length + footer.Length || !FileTail.Has(file.File, footer, file.Length))
            disk.SetLength(file.File, file.Length);
    }
}
