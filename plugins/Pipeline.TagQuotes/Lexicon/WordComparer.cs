namespace Pipeline.TagQuotes;

/// <summary>Compares words without regard to case.</summary>
/// <remarks>Hashes their length and a few letters: enough for a list of English words. No character outside ASCII equals one of it in another case.</remarks>
internal sealed class WordComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    /// <inheritdoc/>
    public bool Equals(ReadOnlySpan<char> alternate, string other) => alternate.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        if (alternate.IsEmpty)
            return 0;
        var last = alternate.Length - 1;
        var hash = (uint)alternate.Length;
        hash = (hash * 31) + (alternate[0] | 0x20u);
        hash = (hash * 31) + (alternate[Math.Min(1, last)] | 0x20u);
        hash = (hash * 31) + (alternate[Math.Min(2, last)] | 0x20u);
        hash = (hash * 31) + (alternate[last >> 1] | 0x20u);
        hash = (hash * 31) + (alternate[Math.Max(0, last - 1)] | 0x20u);
        return (int)((hash * 31) + (alternate[last] | 0x20u));
    }

    /// <inheritdoc/>
    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();
}
