using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Segment.Sentences;

/// <summary>Finds the characters that the rules for sentences look at: terminators, capital letters after white space, slashes.</summary>
/// <remarks>Sixteen characters at a time, each looked at once; of scripts beyond Latin, Greek and Cyrillic every character counts as a hint,
/// which the rules then see is none. O(text); no memory.</remarks>
internal sealed class HintScanner
{
    private const int Width = 16;

    private string _text = "";
    private int _block;
    private uint _hints;

    /// <summary>Starts on a text.</summary>
    public void Reset(string text)
    {
        _text = text;
        _block = -Width;
    }

    /// <summary>The first hint at or after an offset; <paramref name="end"/> when there is none before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int at, int end)
    {
        while (at < end)
        {
            var block = at & -Width;
            if (block != _block)
            {
                _block = block;
                _hints = Read(block);
            }

            var hints = _hints >> (at - block);
            if (hints != 0)
                return Math.Min(end, at + BitOperations.TrailingZeroCount(hints));
            at = block + Width;
        }

        return end;
    }

    private uint Read(int block)
    {
        if (block == 0 || block + Width > _text.Length)
            return ReadSlowly(block);
        ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_text.AsSpan()), block));
        var text = Vector256.LoadUnsafe(ref first);
        var before = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref first, 1));
        var terminators = Vector256.Equals(text, Vector256.Create((ushort)'.')) | Vector256.Equals(text, Vector256.Create((ushort)'?'))
            | Vector256.Equals(text, Vector256.Create((ushort)'!'));
        var others = Vector256.GreaterThan(text, Vector256.Create((ushort)0x061E))
            & ~Vector256.LessThan(text - Vector256.Create((ushort)0x2000), Vector256.Create((ushort)0x26));
        var capitals = Vector256.LessThan(text - Vector256.Create((ushort)'A'), Vector256.Create((ushort)26))
            & (Vector256.LessThan(before, Vector256.Create((ushort)0x21)) | Vector256.Equals(before, Vector256.Create((ushort)0xA0)));
        return (terminators | others | capitals | Vector256.Equals(text, Vector256.Create((ushort)'/'))).ExtractMostSignificantBits();
    }

    private uint ReadSlowly(int block)
    {
        var hints = 0u;
        for (var i = 0; i < Width && block + i < _text.Length; i++)
        {
            var c = _text[block + i];
            var isHint = c is '.' or '?' or '!' or '/' || (c > 0x061E && c is < '\u2000' or > '\u2025')
                || (char.IsAsciiLetterUpper(c) && block + i > 0 && _text[block + i - 1] is < '!' or '\u00A0');
            hints |= isHint ? 1u << i : 0;
        }

        return hints;
    }
}
