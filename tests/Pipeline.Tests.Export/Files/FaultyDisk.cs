using Microsoft.Win32.SafeHandles;
using Pipeline.Export.Files;

namespace Pipeline.Tests.Export.Files;

/// <summary>A disk that fails when told to: a write half done, a sync after which the system no longer knows what it had to save. Knows which bytes
/// of the one file it is used for a power loss would leave.</summary>
internal sealed class FaultyDisk : IDisk
{
    private readonly SortedSet<long> _unsaved = [];
    private readonly List<byte> _saved = [];

    /// <summary>Whether the next operation fails; asked once each.</summary>
    public Func<string, bool> Fails { get; set; } = static _ => false;

    /// <summary>Whether a sync waits for the real disk.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>Whether <see cref="Saved"/> is kept.</summary>
    public bool Remembers { get; init; }

    public byte[] Saved => [.. _saved];

    public int Failures { get; private set; }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        var fails = Fails("write");
        var written = fails ? bytes[..(bytes.Length / 2)] : bytes;
        Disk.Real.Write(file, written, offset);
        for (var i = 0; Remembers && i < written.Length; i++)
            _unsaved.Add(offset + i);
        ThrowWhen(fails);
    }

    public void SetLength(SafeFileHandle file, long length)
    {
        ThrowWhen(Fails("length"));
        Disk.Real.SetLength(file, length);
    }

    public void Sync(SafeFileHandle file)
    {
        if (Fails("sync"))
        {
            _unsaved.Clear();
            ThrowWhen(true);
        }

        if (Waits)
            Disk.Real.Sync(file);
        if (Remembers)
            Save(file);
    }

    public void SyncFolder(string folder)
    {
        ThrowWhen(Fails("folder"));
        if (Waits || !Directory.Exists(folder))
            Disk.Real.SyncFolder(folder);
    }

    public void Rename(string from, string to)
    {
        ThrowWhen(Fails("rename"));
        Disk.Real.Rename(from, to);
    }

    private void Save(SafeFileHandle file)
    {
        var length = (int)RandomAccess.GetLength(file);
        if (_saved.Count > length)
            _saved.RemoveRange(length, _saved.Count - length);
        while (_saved.Count < length)
            _saved.Add(0);
        var bytes = new byte[length];
        RandomAccess.Read(file, bytes, 0);
        foreach (var offset in _unsaved.Where(offset => offset < length))
            _saved[(int)offset] = bytes[offset];
        _unsaved.Clear();
    }

    private void ThrowWhen(bool fails)
    {
        if (!fails)
            return;
        Failures++;
        throw new IOException("No space left on device");
    }
}
