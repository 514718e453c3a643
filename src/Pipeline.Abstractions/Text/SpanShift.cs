namespace Pipeline;

/// <summary>Moves spans of a text to where they stand after an edit. O(log edits) for a span.</summary>
/// <remarks>A kept character moves with the text; a replaced one stands for the whole replacement. An insertion at the edge of a
/// span stays outside it.</remarks>
internal sealed class SpanShift
{
    private readonly TextEdits _edits;
    private readonly int[] _starts;

    public SpanShift(TextEdits edits)
    {
        _edits = edits;
        _starts = new int[edits.Items.Length];
        var shift = 0;
        for (var i = 0; i < _starts.Length; i++)
        {
            var edit = edits.Items[i];
            _starts[i] = edit.Span.Start + shift;
            shift += edit.Replacement.Length - edit.Span.Length;
        }
    }

    public TextSpan Move(TextSpan span)
    {
        var start = Place(span.Start).Start;
        return span.IsEmpty ? new TextSpan(start, start) : new TextSpan(start, Place(span.End - 1).End);
    }

    /// <summary>The new place of the character at an old offset.</summary>
    private TextSpan Place(int offset)
    {
        int low = 0, high = _starts.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_edits.Items[middle].Span.Start <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        if (low == 0)
            return new TextSpan(offset, offset + 1);

        // The last edit that starts at or before the offset: the only one that can cover it.
        var edit = _edits.Items[low - 1];
        var newEnd = _starts[low - 1] + edit.Replacement.Length;
        if (offset < edit.Span.End)
            return new TextSpan(_starts[low - 1], newEnd);
        var moved = newEnd + (offset - edit.Span.End);
        return new TextSpan(moved, moved + 1);
    }
}
