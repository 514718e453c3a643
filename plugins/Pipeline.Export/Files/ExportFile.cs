using Microsoft.Win32.SafeHandles;

namespace Pipeline.Export.Files;

/// <summary>A file that grows record by record and is whole after every flush. Memory is one buffer, whatever the file's size.
/// Not thread-safe.</summary>
/// <remarks>
/// The footer is written behind the records at a flush, and the next record is written over it. Records reach the disk whole: the
/// buffer is emptied between records only. A write that fails changes nothing here, so that it can be tried again.
/// </remarks>
/// <param name="path">Absolute. Created, or emptied, at the first append or flush; missing folders too.</param>
/// <param name="header">What the file starts with.</param>
/// <param name="separator">What stands between two records.</param>
internal sealed class ExportFile(string path, ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> separator) : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private SafeFileHandle? _handle;
    private int _buffered;
    private long _written;
    private bool _hasRecord;
    private bool _isFlushed;

    public string Path => path;

    /// <summary>Adds a record.</summary>
    /// <exception cref="StageException">The file cannot be written.</exception>
    public void Append(ReadOnlySpan<byte> record) => Try(this, record, static (file, record) =>
    {
        file.Open();
        var between = file._hasRecord ? file.Separator : default;
        if (between.Length + record.Length > BufferSize - file._buffered)
            file.Drain();
        if (between.Length + record.Length <= BufferSize)
        {
            file.Buffer(between);
            file.Buffer(record);
        }
        else
        {
            RandomAccess.Write(file._handle!, between, file._written);
            RandomAccess.Write(file._handle!, record, file._written + between.Length);
            file._written += between.Length + record.Length;
        }

        file._hasRecord = true;
        file._isFlushed = false;
    });

    /// <summary>Ends the file with a footer and waits until it is on the disk.</summary>
    /// <exception cref="StageException">The file cannot be written.</exception>
    public void Flush(ReadOnlyMemory<byte> footer)
    {
        if (_isFlushed)
            return;
        Try(this, footer.Span, static (file, footer) =>
        {
            file.Open();
            file.Drain();
            RandomAccess.Write(file._handle!, footer, file._written);
            RandomAccess.SetLength(file._handle!, file._written + footer.Length);
            RandomAccess.FlushToDisk(file._handle!);
            file._isFlushed = true;
        });
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _handle = null;
    }

    private ReadOnlySpan<byte> Separator => separator.Span;

    private void Open()
    {
        if (_handle is not null)
            return;
        if (System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            RandomAccess.Write(handle, header.Span, 0);
        }
        catch
        {
            handle.Dispose();
            throw;
        }

        _written = header.Length;
        _handle = handle;
    }

    private void Buffer(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    private void Drain()
    {
        if (_buffered == 0)
            return;
        RandomAccess.Write(_handle!, _buffer.AsSpan(0, _buffered), _written);
        _written += _buffered;
        _buffered = 0;
    }

    private static void Try(ExportFile file, ReadOnlySpan<byte> bytes, Action<ExportFile, ReadOnlySpan<byte>> write)
    {
        try
        {
            write(file, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException)
        {
            var reason = Directory.Exists(file.Path) ? "it is a folder." : e.Message;
            throw new StageException($"Cannot write `{file.Path}`: {reason}", e);
        }
    }
}
