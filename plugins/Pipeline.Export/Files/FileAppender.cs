using Microsoft.Win32.SafeHandles;

namespace Pipeline.Export.Files;

/// <summary>Writes behind what an open file has, through one buffer, which is emptied between records only. A write that fails changes nothing
/// here, so that it can be tried again.</summary>
/// <param name="file">Open for reading and writing; closed with this.</param>
/// <param name="length">Where to go on: what lies behind is written over.</param>
/// <param name="disk">Where the file is.</param>
internal sealed class FileAppender(SafeFileHandle file, long length, IDisk disk) : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private long _written = length;
    private int _buffered;

    public SafeFileHandle File => file;

    /// <summary>The end of the last record, in bytes.</summary>
    public long Length => _written + _buffered;

    /// <summary>Adds bytes that belong together.</summary>
    public void Append(ReadOnlySpan<byte> before, ReadOnlySpan<byte> bytes)
    {
        var added = (long)before.Length + bytes.Length;
        if (added > BufferSize - _buffered)
            Drain();
        if (added <= BufferSize)
        {
            Buffer(before);
            Buffer(bytes);
        }
        else
        {
            disk.Write(file, before, _written);
            disk.Write(file, bytes, _written + before.Length);
            _written += added;
        }
    }

    /// <summary>Hands all records to the system.</summary>
    public void Drain()
    {
        if (_buffered == 0)
            return;
        disk.Write(file, _buffer.AsSpan(0, _buffered), _written);
        _written += _buffered;
        _buffered = 0;
    }

    /// <summary>Ends the file behind the records, for the time being.</summary>
    public void End(ReadOnlySpan<byte> footer)
    {
        Drain();
        disk.Write(file, footer, _written);
        disk.SetLength(file, _written + footer.Length);
    }

    /// <summary>Writes again what was written since <paramref name="start"/>, so that the system takes it for unsaved.</summary>
    public void Rewrite(long start)
    {
        Drain();
        for (var offset = start; offset < _written;)
        {
            var read = RandomAccess.Read(file, _buffer.AsSpan(0, (int)Math.Min(BufferSize, _written - offset)), offset);
            if (read == 0)
                throw new EndOfStreamException("The file was cut by somebody else.");
            disk.Write(file, _buffer.AsSpan(0, read), offset);
            offset += read;
        }
    }

    public void Dispose() => file.Dispose();

    private void Buffer(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }
}
