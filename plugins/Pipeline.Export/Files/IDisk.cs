using Microsoft.Win32.SafeHandles;

namespace Pipeline.Export.Files;

/// <summary>What an export changes on a disk. Tests have disks that are full or fail.</summary>
internal interface IDisk
{
    /// <summary>Writes at an offset; when it fails, some of the bytes may be there.</summary>
    void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Cuts a file, or makes it longer.</summary>
    void SetLength(SafeFileHandle file, long length);

    /// <summary>Waits until a file is on the disk.</summary>
    void Sync(SafeFileHandle file);

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    void SyncFolder(string folder);

    /// <summary>Gives a file another name, in place of the file that has it.</summary>
    void Rename(string from, string to);
}
