namespace Pipeline.Export.Parquet.Storage;

/// <summary>Which sequence numbers are to be kept: a bit for each.</summary>
/// <param name="last">The largest.</param>
internal sealed class LiveRows(long last)
{
    private readonly ulong[] _bits = new ulong[(last / 64) + 1];

    /// <summary>Adds a number; false when there is no such one.</summary>
    public bool TryAdd(long sequence)
    {
        if (sequence < 1 || sequence > last)
            return false;
        _bits[sequence / 64] |= 1UL << (int)(sequence % 64);
        return true;
    }

    /// <summary>Adds all numbers up to one.</summary>
    public void AddUpTo(long sequence)
    {
        for (var i = 1L; i <= sequence; i++)
            TryAdd(i);
    }

    public bool Contains(long sequence) => (_bits[sequence / 64] & (1UL << (int)(sequence % 64))) != 0;

    /// <summary>How many there are between two numbers, both included.</summary>
    public long Count(long first, long last)
    {
        var count = 0L;
        for (var i = first; i <= last; i++)
            count += Contains(i) ? 1 : 0;
        return count;
    }
}
