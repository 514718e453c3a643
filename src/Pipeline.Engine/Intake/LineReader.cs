namespace Pipeline.Engine.Intake;

/// <summary>Reads a stream line by line. Linear time; memory for the longest line that is not too long.</summary>
/// <param name="stream">Left open.</param>
/// <param name="maxLength">Of longer lines only the length is kept.</param>
internal sealed class LineReader(Stream stream, long maxLength)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _searched;
    private int _end;

    /// <summary>The number of the line, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>The line without its end, until the next is read; empty when it is too long.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The length of the line in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Whether the line was longer than is allowed.</summary>
    public bool IsTooLong => Length > maxLength;

    /// <summary>Reads the next line, which ends with a line feed or with the stream.</summary>
    /// <returns>Whether there was one.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        long dropped = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                Take(dropped, _searched + at, _searched + at + 1);
                return true;
            }

            _searched = _end;
            if (dropped + _end - _start > maxLength + 1)
            {
                // All but the last byte, which may belong to the end of the line.
                dropped += _end - _start - 1;
                _buffer[0] = _buffer[_end - 1];
                _start = 0;
                _searched = _end = 1;
            }

            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            _end += read;
            if (read > 0)
                continue;
            if (dropped + _end - _start == 0)
                return false;
            Take(dropped, _end, _end);
            return true;
        }
    }

    private void Take(long dropped, int end, int next)
    {
        var line = _buffer.AsMemory(_start, end - _start);
        if (line.Span is [.., (byte)'\r'])
            line = line[..^1];
        Number++;
        Length = dropped + line.Length;
        Line = IsTooLong ? default : line;
        _start = _searched = next;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
            return;
        var room = _start > _buffer.Length / 2 ? _buffer : new byte[Math.Min(2L * _buffer.Length, Array.MaxLength)];
        _buffer.AsSpan(_start, _end - _start).CopyTo(room);
        _buffer = room;
        _end -= _start;
        _searched -= _start;
        _start = 0;
    }
}
