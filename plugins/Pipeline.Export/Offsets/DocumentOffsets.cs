namespace Pipeline.Export.Offsets;

/// <summary>Turns the spans of one document into offsets of the export's unit. Not thread-safe.</summary>
/// <remarks>Every span is widened to whole characters, so that the three units mean the same text. O(text + original) once;
/// a look-up is O(log edits).</remarks>
internal sealed class DocumentOffsets(Document document, OffsetUnit unit)
{
    private readonly OffsetIndex _text = new(document.Text, unit);
    private OffsetIndex? _original;

    /// <summary>The span with whole characters at its ends, in UTF-16.</summary>
    /// <exception cref="StageException">The span is not in the text.</exception>
    public TextSpan Whole(TextSpan span)
    {
        if (span.Start < 0 || span.End < span.Start || span.End > document.Text.Length)
            throw new StageException($"An annotation has the span {span}, which is not in a text of {document.Text.Length} UTF-16 code units: its `WithSpans` leaves a span out.");
        return OffsetIndex.Whole(document.Text, span);
    }

    /// <summary>Where a span stands in the text.</summary>
    public Place InText(TextSpan span)
    {
        var whole = Whole(span);
        return new Place(_text[whole.Start], _text[whole.End]);
    }

    /// <summary>Where a span stands in the original, in the unit and in bytes of the file: both of the same whole characters.</summary>
    public Origin InOriginal(TextSpan span)
    {
        var original = WholeOriginal(span);
        _original ??= new OffsetIndex(document.Original, unit);
        var (byteStart, byteEnd) = document.Origin.OriginalToBytes(original);
        return new Origin(_original[original.Start], _original[original.End], byteStart, byteEnd);
    }

    /// <summary>The place of a span in the decoded original, with whole characters at its ends, in UTF-16.</summary>
    /// <exception cref="StageException">The span is not in the text.</exception>
    public TextSpan WholeOriginal(TextSpan span) => OffsetIndex.Whole(document.Original, document.Origin.ToOriginal(Whole(span)));

    /// <summary>The words of a span.</summary>
    public ReadOnlySpan<char> TextOf(TextSpan span) => Whole(span).In(document.Text);
}
