using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Segment.Tokens;

/// <summary>Where a run of ASCII letters ends.</summary>
internal static class Letters
{
    /// <summary>The end of the run that starts at an offset; the offset itself when there is none. O(run), sixteen letters at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End(string text, int at, int end)
    {
        while (at + Vector256<ushort>.Count <= text.Length)
        {
            ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text.AsSpan()), at));
            var letters = (Vector256.LoadUnsafe(ref first) | Vector256.Create((ushort)0x20)) - Vector256.Create((ushort)'a');
            var others = Vector256.GreaterThanOrEqual(letters, Vector256.Create((ushort)26)).ExtractMostSignificantBits();
            if (others != 0)
                return Math.Min(end, at + BitOperations.TrailingZeroCount(others));
            at += Vector256<ushort>.Count;
        }

        while (at < end && char.IsAsciiLetter(text[at]))
            at++;
        return Math.Min(at, end);
    }
}
