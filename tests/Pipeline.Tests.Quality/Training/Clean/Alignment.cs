namespace Pipeline.Tests.Quality.Training.Clean;

/// <summary>Which words of one text stand in another, in the same order: a longest common subsequence.</summary>
/// <remarks>After Hyyrö (2004), "Bit-parallel LCS-length computation revisited": O(n · m / 64) time and memory.</remarks>
internal static class Alignment
{
    /// <summary>The indices in <paramref name="text"/> that are matched, from the last to the first.</summary>
    public static List<int> Matches(uint[] text, uint[] pattern)
    {
        var width = (pattern.Length + 63) / 64;
        var places = new Dictionary<uint, ulong[]>();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (!places.TryGetValue(pattern[i], out var bits))
                places[pattern[i]] = bits = new ulong[width];
            bits[i / 64] |= 1UL << (i % 64);
        }

        var rows = new ulong[text.Length][];
        var state = new ulong[width];
        Array.Fill(state, ulong.MaxValue);
        var none = new ulong[width];
        for (var j = 0; j < text.Length; j++)
        {
            var match = places.GetValueOrDefault(text[j], none);
            var next = new ulong[width];
            UInt128 carry = 0;
            for (var k = 0; k < width; k++)
            {
                var both = state[k] & match[k];
                var sum = (UInt128)state[k] + both + carry;
                carry = sum >> 64;
                next[k] = (ulong)sum | (state[k] & ~match[k]);
            }

            rows[j] = state = next;
        }

        var matches = new List<int>();
        int row = text.Length, column = pattern.Length;
        while (row > 0 && column > 0)
        {
            if (IsSet(rows[row - 1], column - 1))
            {
                column--;
            }
            else
            {
                row--;
                if (row > 0 && !IsSet(rows[row - 1], column - 1))
                    continue;
                matches.Add(row);
                column--;
            }
        }

        return matches;
    }

    private static bool IsSet(ulong[] bits, int at) => (bits[at / 64] >> (at % 64) & 1) != 0;
}
