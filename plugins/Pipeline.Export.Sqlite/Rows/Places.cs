namespace Pipeline.Export.Rows;

/// <summary>Turns the spans of one document into places. Not thread-safe.</summary>
/// <remarks>Every span is widened to whole characters, so that its offsets mean the same text in every unit. O(text) once; a look-up is
/// O(log edits).</remarks>
internal sealed class Places(Document document, OffsetUnit unit)
{
    private readonly OffsetIndex _index = new(document.Text, unit);

    /// <summary>Where a span stands in the text and in the file.</summary>
    /// <exception cref="StageException">The span is not in the text.</exception>
    public Place Of(TextSpan span)
    {
        var whole = Whole(span);
        var original = OffsetIndex.Whole(document.Original, document.Origin.ToOriginal(whole));
        var (byteStart, byteEnd) = document.Origin.OriginalToBytes(original);
        return new Place(_index[whole.Start], _index[whole.End], byteStart, byteEnd);
    }

    /// <summary>Where a span stands in the text.</summary>
    /// <exception cref="StageException">The span is not in the text.</exception>
    public (long Start, long End) InText(TextSpan span)
    {
        var whole = Whole(span);
        return (_index[whole.Start], _index[whole.End]);
    }

    /// <summary>The words of a span.</summary>
    /// <exception cref="StageException">The span is not in the text.</exception>
    public string TextOf(TextSpan span) => Whole(span).In(document.Text).ToString();

    private TextSpan Whole(TextSpan span)
    {
        if (span.Start < 0 || span.End < span.Start || span.End > document.Text.Length)
            throw new StageException($"An annotation has the span {span}, which is not in a text of {document.Text.Length} UTF-16 code units: its `WithSpans` leaves a span out.");
        return OffsetIndex.Whole(document.Text, span);
    }
}
