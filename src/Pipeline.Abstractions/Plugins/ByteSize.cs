using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pipeline;

/// <summary>A number of bytes, for options: in YAML <c>512B</c>, <c>10MB</c>, <c>1.5GiB</c>.</summary>
/// <param name="Bytes">The number of bytes.</param>
/// <remarks>Units: <c>B</c>; <c>kB MB GB TB</c>, powers of 1000; <c>KiB MiB GiB TiB</c>, powers of 1024; in any case of letters.</remarks>
public readonly record struct ByteSize(long Bytes) : IParsable<ByteSize>, IComparable<ByteSize>
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, long Bytes)[] s_units =
    [
        ("TiB", 1L << 40), ("TB", 1_000_000_000_000), ("GiB", 1L << 30), ("GB", 1_000_000_000),
        ("MiB", 1L << 20), ("MB", 1_000_000), ("KiB", 1L << 10), ("kB", 1_000), ("B", 1),
    ];

    /// <summary>Reads a size.</summary>
    /// <param name="s">A number and a unit.</param>
    /// <param name="provider">Not used: sizes are the same in every culture.</param>
    /// <exception cref="FormatException">It is not a size, or is more than <see cref="long.MaxValue"/> bytes.</exception>
    public static ByteSize Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var size) ? size : throw new FormatException($"Expected a size such as `10MB`, got `{s}`.");
    }

    /// <summary>Reads a size.</summary>
    /// <param name="s">A number and a unit.</param>
    /// <param name="provider">Not used: sizes are the same in every culture.</param>
    /// <param name="result">The size; a fraction of a byte is cut off.</param>
    /// <returns>Whether it is a size of at most <see cref="long.MaxValue"/> bytes.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ByteSize result)
    {
        result = default;
        var digits = s is null ? -1 : s.AsSpan().IndexOfAnyExcept(s_digits);
        if (digits <= 0 || !decimal.TryParse(s.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        foreach (var (unit, bytes) in s_units)
        {
            if (!s.AsSpan(digits).Equals(unit, StringComparison.OrdinalIgnoreCase))
                continue;
            if (number > (decimal)long.MaxValue / bytes)
                return false;
            result = new ByteSize((long)(number * bytes));
            return true;
        }

        return false;
    }

    /// <summary>Orders by the number of bytes.</summary>
    /// <param name="other">The size to compare with.</param>
    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>The size in the largest unit that gives a whole number, such as <c>10MB</c>.</summary>
    public override string ToString()
    {
        foreach (var (unit, bytes) in s_units)
        {
            if (Bytes % bytes == 0 && Bytes != 0)
                return string.Create(CultureInfo.InvariantCulture, $"{Bytes / bytes}{unit}");
        }

        return "0B";
    }
}
