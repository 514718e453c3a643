using Microsoft.Win32.SafeHandles;

namespace Pipeline.Export.Files;

/// <summary>The disk of this machine.</summary>
internal sealed class Disk : IDisk
{
    public static readonly Disk Real = new();

    /// <inheritdoc/>
    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    /// <inheritdoc/>
    public void SetLength(SafeFileHandle file, long length) => RandomAccess.SetLength(file, length);

    /// <inheritdoc/>
    public void Sync(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    /// <inheritdoc/>
    public void SyncFolder(string folder) => FolderSync.Sync(folder);

    /// <inheritdoc/>
    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);
}
