using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Export.Files;

/// <summary>Makes the names in a folder durable: without it, a file that was created or renamed may be gone after a power loss.</summary>
/// <remarks>.NET opens no folders, so this asks libc. Windows writes names through its journal and has no such call.</remarks>
internal static partial class FolderSync
{
    private const int ReadOnly = 0, CloseOnExecLinux = 0x80000, CloseOnExecMac = 0x1000000, AccessDenied = 13;

    /// <summary>Waits until the names are on the disk. A folder that may be written but not read cannot be waited for, and is let be.</summary>
    /// <exception cref="IOException">The folder is missing, or the disk failed.</exception>
    public static void Sync(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;
        using var handle = Open(folder, ReadOnly | (OperatingSystem.IsLinux() ? CloseOnExecLinux : CloseOnExecMac));
        var error = Marshal.GetLastPInvokeError();
        if (!handle.IsInvalid)
            RandomAccess.FlushToDisk(handle); // fsync; passes over EINVAL and ENOTSUP, of file systems that have no such thing
        else if (error != AccessDenied)
            throw new IOException($"Cannot sync the folder `{folder}`: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle Open(string path, int flags);
}
