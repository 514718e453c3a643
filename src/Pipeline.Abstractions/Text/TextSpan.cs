using System.Runtime.InteropServices;

namespace Pipeline;

/// <summary>A half-open range of a text, <c>[Start, End)</c>, in UTF-16 code units.</summary>
/// <param name="Start">The offset of the first code unit.</param>
/// <param name="End">The offset after the last code unit; not less than <paramref name="Start"/>.</param>
/// <remarks>The struct itself does not check its bounds; whatever takes a span against a text does.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    /// <summary>The number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the span holds nothing.</summary>
    public bool IsEmpty => End == Start;

    /// <summary>Whether <paramref name="other"/> lies within this span; a span contains itself.</summary>
    /// <param name="other">A span of the same text.</param>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the offset lies within this span.</summary>
    /// <param name="offset">An offset in the same text.</param>
    public bool Contains(int offset) => Start <= offset && offset < End;

    /// <summary>Whether the two spans share at least one code unit.</summary>
    /// <param name="other">A span of the same text.</param>
    public bool Overlaps(TextSpan other) => Math.Max(Start, other.Start) < Math.Min(End, other.End);

    /// <summary>The part of <paramref name="text"/> that the span covers, without copying.</summary>
    /// <param name="text">The text that the span belongs to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches outside the text.</exception>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    /// <summary>Orders by start, then longer spans first, so that a parent comes before its parts.</summary>
    /// <param name="other">The span to compare with.</param>
    public int CompareTo(TextSpan other) =>
        Start != other.Start ? Start.CompareTo(other.Start) : other.End.CompareTo(End);

    /// <summary>The span as <c>[start, end)</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Start}, {End})");

    /// <summary>Whether the span lies within a text of the given length.</summary>
    internal bool FitsIn(int length) => Start >= 0 && Start <= End && End <= length;
}
