using System.Text;

namespace Pipeline.Export.Rows;

/// <summary>From UTF-16 offsets of a text to offsets in another unit. Built in O(text); a look-up is O(1).</summary>
/// <remarks>The count before every 64th code unit is kept; a look-up counts the rest. Half a surrogate pair counts as the U+FFFD
/// that it is written as.</remarks>
internal sealed class OffsetIndex
{
    private const int Step = 64;

    private readonly string _text;
    private readonly OffsetUnit _unit;
    private readonly long[]? _counts;

    public OffsetIndex(string text, OffsetUnit unit)
    {
        _text = text;
        _unit = unit;
        if (unit == OffsetUnit.Utf16 || Ascii.IsValid(text))
            return;
        _counts = new long[(text.Length / Step) + 1];
        for (var i = 1; i < _counts.Length; i++)
            _counts[i] = _counts[i - 1] + Count((i - 1) * Step, i * Step);
    }

    /// <summary>The offset in the unit of the character that starts at a UTF-16 offset.</summary>
    /// <param name="offset">From 0 to the length of the text; not within a surrogate pair.</param>
    public long this[int offset] => _counts is null ? offset : _counts[offset / Step] + Count(offset / Step * Step, offset);

    /// <summary>The span widened to whole characters: neither end stands within a surrogate pair.</summary>
    public static TextSpan Whole(string text, TextSpan span)
    {
        var start = SplitsPair(text, span.Start) ? span.Start - 1 : span.Start;
        if (span.IsEmpty)
            return new TextSpan(start, start);
        return new TextSpan(start, SplitsPair(text, span.End) ? span.End + 1 : span.End);
    }

    private static bool SplitsPair(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsLowSurrogate(text[offset]) && char.IsHighSurrogate(text[offset - 1]);

    private long Count(int start, int end)
    {
        var part = _text.AsSpan(start, end - start);
        if (Ascii.IsValid(part))
            return part.Length;
        var count = 0L;
        for (var i = start; i < end; i++)
            count += SplitsPair(_text, i) ? 0 : _unit == OffsetUnit.Codepoint ? 1 : Bytes(i);
        return count;
    }

    /// <summary>Of the character that starts here.</summary>
    private int Bytes(int i) => _text[i] switch
    {
        < '\u0080' => 1,
        < '\u0800' => 2,
        _ when SplitsPair(_text, i + 1) => 4,
        _ => 3,
    };
}
