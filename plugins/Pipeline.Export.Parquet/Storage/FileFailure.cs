namespace Pipeline.Export.Parquet.Storage;

/// <summary>Says what could not be read or written, and why.</summary>
internal static class FileFailure
{
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;

    /// <param name="verb">What could not be done: read, write.</param>
    /// <param name="path">The folder.</param>
    /// <param name="cause">What <see cref="Is"/> is true of.</param>
    public static StageException To(string verb, string path, Exception cause) =>
        new($"Cannot {verb} `{path}`: {(File.Exists(path) ? "it is a file. Give `to` the name of a folder." : cause.Message)}", cause);
}
