using System.Runtime.InteropServices;

namespace Pipeline.Http.Storage;

/// <summary>Makes the names in a folder durable. A file that is flushed and renamed may still lose its name in a power cut until this returns.</summary>
internal static partial class Folder
{
    private const int Interrupted = 4;
    private const int InvalidArgument = 22;
    private const int CloseOnExecOfLinux = 0x80000;

    /// <summary>Waits until the entries of a folder are on the disk. Does nothing on Windows, whose file systems log renames.</summary>
    /// <exception cref="IOException">The folder is gone, or the disk failed.</exception>
    public static void Sync(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(path, OperatingSystem.IsLinux() ? CloseOnExecOfLinux : 0);
        if (descriptor < 0)
            throw Failure(path);
        try
        {
            while (Fsync(descriptor) != 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error == InvalidArgument)
                    return; // a file system that has no such thing
                if (error != Interrupted)
                    throw Failure(path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Makes a folder that is missing, and those above it, durably.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be made.</exception>
    public static void Create(string path)
    {
        var parents = new Stack<string>();
        for (var missing = path; !Directory.Exists(missing) && Path.GetDirectoryName(missing) is { } parent; missing = parent)
            parents.Push(parent);
        if (parents.Count == 0)
            return;
        Directory.CreateDirectory(path);
        foreach (var parent in parents)
            Sync(parent);
    }

    private static IOException Failure(string path) => new($"{Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}: '{path}'");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
