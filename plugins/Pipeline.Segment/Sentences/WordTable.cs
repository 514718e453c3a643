namespace Pipeline.Segment.Sentences;

/// <summary>A table from words to a small value, asked by span, without regard to case. Immutable and thread-safe.</summary>
/// <remarks>Open addressing over four slots a word; most words that are not in it fall at their first letter and length. O(1) for words up to
/// the longest entry, and longer ones are not looked at.</remarks>
internal sealed class WordTable
{
    private readonly string?[] _words;
    private readonly byte[] _values;
    private readonly uint[] _lengths = new uint[32];
    private readonly int _mask;

    /// <param name="groups">Words of 1 to 31 UTF-16 code units, separated by white space, and the value of each of them, 1 to 255; of two entries with
    /// one word the first counts.</param>
    public WordTable(params ReadOnlySpan<(string Words, byte Value)> groups)
    {
        var count = 0;
        var words = new string[groups.Length][];
        for (var i = 0; i < groups.Length; i++)
            count += (words[i] = groups[i].Words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Length;
        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(count * 4)) - 1;
        _words = new string?[_mask + 1];
        _values = new byte[_mask + 1];
        for (var i = 0; i < groups.Length; i++)
        {
            foreach (var word in words[i])
                Add(word, groups[i].Value);
        }
    }

    /// <summary>The value of a word; 0 when it is not in the table.</summary>
    /// <param name="word">Any length.</param>
    public byte this[ReadOnlySpan<char> word]
    {
        get
        {
            if (word.Length is 0 or > 31 || (_lengths[word[0] & 31] >> word.Length & 1) == 0)
                return 0;
            for (var slot = Hash(word) & _mask; _words[slot] is { } entry; slot = (slot + 1) & _mask)
            {
                if (entry.Length == word.Length && IsSame(word, entry))
                    return _values[slot];
            }

            return 0;
        }
    }

    private void Add(string word, byte value)
    {
        if (this[word] != 0)
            return;
        var slot = Hash(word) & _mask;
        while (_words[slot] is not null)
            slot = (slot + 1) & _mask;
        _words[slot] = word;
        _values[slot] = value;
        _lengths[word[0] & 31] |= 1u << word.Length;
    }

    private static int Hash(ReadOnlySpan<char> word)
    {
        var last = word.Length - 1;
        var hash = (uint)word.Length + ((word[0] | 0x20u) << 5) + ((word[last >> 1] | 0x20u) << 10) + ((word[last] | 0x20u) << 15) + ((word[Math.Min(1, last)] | 0x20u) << 20);
        return (int)((hash * 0x9E3779B1) >> 16);
    }

    private static bool IsSame(ReadOnlySpan<char> word, string entry)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c != entry[i] && (c < 0x80 ? !char.IsAsciiLetterUpper(c) || (c | 0x20) != entry[i] : char.ToLowerInvariant(c) != entry[i]))
                return false;
        }

        return true;
    }
}
