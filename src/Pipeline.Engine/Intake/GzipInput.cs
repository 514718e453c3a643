using System.IO.Compression;

namespace Pipeline.Engine.Intake;

/// <summary>Decompresses gzip and, unlike <see cref="GZipStream"/>, notices when it ends early.</summary>
/// <remarks>A member of known content is put after the end of the file. If that comes out whole, then so did what stands before it.</remarks>
internal sealed class GzipInput : ReadOnlyStream
{
    /// <summary>When data is damaged, what the same read had decompressed before that is lost.</summary>
    private const int Step = 1024;

    private static readonly byte[] Mark = "end of the file."u8.ToArray();

    private readonly Marked _input;
    private readonly GZipStream _gzip;
    private bool _isChecked;

    public GzipInput(Stream stream)
    {
        _input = new Marked(stream, Compress(Mark));
        _gzip = new GZipStream(_input, CompressionMode.Decompress);
    }

    /// <exception cref="InvalidDataException">The data is damaged, or not whole.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_isChecked || buffer.IsEmpty)
            return 0;

        // All that comes out after the mark went in comes of the mark, or else of reading it as the middle of something.
        Span<byte> rest = stackalloc byte[Mark.Length + 1];
        var read = _gzip.Read(buffer[..Math.Min(buffer.Length, Step)]);
        if (!_input.IsAtMark)
            return read;
        var length = Math.Min(read, rest.Length);
        buffer[..length].CopyTo(rest);
        while (length < rest.Length && read > 0)
        {
            read = _gzip.Read(rest[length..]);
            length += read;
        }

        if (!rest[..length].SequenceEqual(Mark))
            throw new InvalidDataException("It ends early, or something else follows it.");
        _isChecked = true;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(content);
        return compressed.ToArray();
    }

    /// <summary>A stream with something after its end.</summary>
    private sealed class Marked(Stream stream, byte[] mark) : ReadOnlyStream
    {
        private int _markRead;

        public bool IsAtMark { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (!IsAtMark && stream.Read(buffer) is > 0 and var read)
                return read;
            IsAtMark = true;
            read = Math.Min(buffer.Length, mark.Length - _markRead);
            mark.AsSpan(_markRead, read).CopyTo(buffer);
            _markRead += read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
