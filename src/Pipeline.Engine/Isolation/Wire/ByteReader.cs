using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pipeline.Engine.Isolation.Wire;

/// <summary>Reads what a <see cref="ByteWriter"/> has written. Not thread-safe.</summary>
internal sealed class ByteReader(byte[] bytes)
{
    private int _at;

    public T Read<T>()
        where T : struct
    {
        var value = MemoryMarshal.Read<T>(bytes.AsSpan(_at));
        _at += Unsafe.SizeOf<T>();
        return value;
    }

    /// <summary>Good as long as the reader.</summary>
    public ReadOnlyMemory<byte> ReadBytes()
    {
        var length = Read<int>();
        _at += length;
        return bytes.AsMemory(_at - length, length);
    }

    public string? ReadString()
    {
        var length = Read<int>();
        if (length < 0)
            return null;
        _at += length * sizeof(char);
        return new string(MemoryMarshal.Cast<byte, char>(bytes.AsSpan(_at - (length * sizeof(char)), length * sizeof(char))));
    }
}
