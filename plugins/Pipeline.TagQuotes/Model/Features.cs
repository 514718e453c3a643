namespace Pipeline.TagQuotes;

/// <summary>The features of one decision, as hashes in a buffer of the caller's.</summary>
/// <param name="buffer">Where the hashes go; adding more than it holds is an error.</param>
internal ref struct Features(Span<uint> buffer)
{
    /// <summary>More than any decision has.</summary>
    public const int Most = 96;

    private readonly Span<uint> _buffer = buffer;
    private int _count;

    /// <summary>The hashes added so far.</summary>
    public readonly ReadOnlySpan<uint> Hashes => _buffer[.._count];

    /// <summary>Adds a feature: the number of its template and its values.</summary>
    public void Add(uint template, uint a) => _buffer[_count++] = Mix((template * 0x9E3779B1u) ^ a);

    /// <inheritdoc cref="Add(uint, uint)"/>
    public void Add(uint template, uint a, uint b) => _buffer[_count++] = Mix((Mix((template * 0x9E3779B1u) ^ a) * 0x85EBCA6Bu) ^ b);

    /// <inheritdoc cref="Add(uint, uint)"/>
    public void Add(uint template, uint a, uint b, uint c) => Add(template, a, (Mix(b + 0x7F4A7C15u) * 0xC2B2AE35u) ^ c);

    /// <summary>Length in about logarithmic steps.</summary>
    public static uint Bucket(int length) => length switch
    {
        < 6 => (uint)Math.Max(length, 0),
        < 8 => 6,
        < 11 => 7,
        < 15 => 8,
        < 20 => 9,
        < 30 => 10,
        < 50 => 11,
        _ => 12,
    };

    private static uint Mix(uint h)
    {
        h ^= h >> 16;
        h *= 0x7FEB352Du;
        h ^= h >> 15;
        h *= 0x846CA68Bu;
        return h ^ (h >> 16);
    }
}
