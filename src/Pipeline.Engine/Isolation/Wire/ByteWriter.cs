using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pipeline.Engine.Isolation.Wire;

/// <summary>Collects bytes for another process of the same program: values as they are in memory. Reused; not thread-safe.</summary>
internal sealed class ByteWriter
{
    /// <summary>A buffer that one document has made larger than this is not kept.</summary>
    private const int Large = 8 << 20;

    private ArrayBufferWriter<byte> _bytes = new(64 * 1024);

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public void Clear()
    {
        if (_bytes.Capacity > Large)
            _bytes = new ArrayBufferWriter<byte>(64 * 1024);
        _bytes.ResetWrittenCount();
    }

    public void Write<T>(T value)
        where T : struct
    {
        var size = Unsafe.SizeOf<T>();
        MemoryMarshal.Write(_bytes.GetSpan(size), in value);
        _bytes.Advance(size);
    }

    /// <summary>The length, then the bytes.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>Code units, whatever they are.</summary>
    public void WriteString(string? text)
    {
        Write(text?.Length ?? -1);
        if (text is not null)
            _bytes.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }
}
