using System.Text;

namespace Pipeline.Exec.Wire;

/// <summary>Offsets of one text, from UTF-16 to the unit of a command and back. Built in O(text); a look-up is O(1) there, O(log text) back.</summary>
/// <remarks>Half a surrogate pair is one code point, and three bytes, as the U+FFFD that most languages read it as.</remarks>
internal sealed class TextOffsets
{
    private readonly string _text;

    /// <summary>The offset in the unit of every UTF-16 offset, the end included; within a pair, that of its start. Null where both are the same.</summary>
    private readonly int[]? _offsets;

    public TextOffsets(string text, OffsetUnit unit)
    {
        _text = text;
        Unit = unit;
        if (unit == OffsetUnit.Utf16 || Ascii.IsValid(text))
            return;
        _offsets = new int[text.Length + 1];
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            _offsets[i] = at;
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
                _offsets[++i] = at;
            at += unit == OffsetUnit.Codepoint ? 1 : isPair ? 4 : text[i] < 0x80 ? 1 : text[i] < 0x800 ? 2 : 3;
        }

        _offsets[text.Length] = at;
    }

    public OffsetUnit Unit { get; }

    /// <summary>The length of the text in the unit.</summary>
    public int Length => _offsets?[^1] ?? _text.Length;

    /// <summary>A span in the unit, widened to whole characters.</summary>
    public TextSpan ToWire(TextSpan span)
    {
        if (_offsets is null)
            return span;
        var start = _offsets[span.Start];
        if (span.IsEmpty)
            return new TextSpan(start, start);
        var splits = span.End < _text.Length && char.IsLowSurrogate(_text[span.End]) && char.IsHighSurrogate(_text[span.End - 1]);
        return new TextSpan(start, _offsets[splits ? span.End + 1 : span.End]);
    }

    /// <summary>The span of the text that a command means.</summary>
    /// <exception cref="StageException">It is out of range, reversed, or stands within a character.</exception>
    public TextSpan FromWire(long start, long end)
    {
        if (start < 0 || end < start || end > Length)
            throw new StageException($"The command gave the span {start} to {end}, and the text has {Length} {Words(Unit)}: expected 0 <= start <= end <= {Length}.");
        return _offsets is null ? new TextSpan((int)start, (int)end) : new TextSpan(Find((int)start), Find((int)end));
    }

    /// <summary>The unit, for people.</summary>
    public static string Words(OffsetUnit unit) => unit switch
    {
        OffsetUnit.Codepoint => "code points",
        OffsetUnit.Utf8 => "bytes of UTF-8",
        _ => "UTF-16 code units",
    };

    /// <summary>The first UTF-16 offset of an offset in the unit.</summary>
    private int Find(int offset)
    {
        int low = 0, high = _text.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_offsets![middle] < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return _offsets![low] == offset ? low : throw new StageException($"The command gave the offset {offset}, which is within a character of the text in {Words(Unit)}.");
    }
}
