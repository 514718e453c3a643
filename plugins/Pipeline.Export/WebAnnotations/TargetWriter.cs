using Pipeline.Export.Json;

namespace Pipeline.Export.WebAnnotations;

/// <summary>Writes where an annotation stands in the original, three times over: by position, by its words and by bytes.</summary>
/// <remarks>The first two are of the decoded file as it is, markup included, in code points, which is what the model counts; so each can be checked
/// with the file alone. O(log edits) and the length of the span.</remarks>
internal sealed class TargetWriter(JsonOutput output, Document document, string iri)
{
    /// <summary>How much stands before and after, in code points: enough to tell almost any two places apart, and what other tools use.</summary>
    private const int Context = 32;

    /// <exception cref="StageException">The span is not in the text.</exception>
    public void Write(TextSpan span)
    {
        var json = output.Json;
        json.WriteStartObject("target"u8);
        json.WriteString("type"u8, "SpecificResource"u8);
        json.WriteStartObject("source"u8);
        json.WriteString("id"u8, iri);
        json.WriteString("type"u8, "Text"u8);
        output.WriteText("format"u8, document.Source.MediaType);
        json.WriteEndObject();
        json.WriteStartArray("selector"u8);
        var place = output.Offsets.InOriginal(span);
        WriteRange("TextPositionSelector"u8, place.Start, place.End);
        WriteQuote(output.Offsets.WholeOriginal(span));
        WriteRange("DataPositionSelector"u8, place.ByteStart, place.ByteEnd);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRange(ReadOnlySpan<byte> type, long start, long end)
    {
        var json = output.Json;
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteNumber("start"u8, start);
        json.WriteNumber("end"u8, end);
        json.WriteEndObject();
    }

    /// <summary>Nothing for text that a stage has put in: no words of the original are meant.</summary>
    private void WriteQuote(TextSpan place)
    {
        if (place.IsEmpty)
            return;
        var text = document.Original.AsSpan();
        var json = output.Json;
        json.WriteStartObject();
        json.WriteString("type"u8, "TextQuoteSelector"u8);
        output.WriteText("exact"u8, place.In(document.Original));
        output.WriteText("prefix"u8, text[Before(place.Start)..place.Start]);
        output.WriteText("suffix"u8, text[place.End..After(place.End)]);
        json.WriteEndObject();
    }

    private int Before(int offset)
    {
        var text = document.Original;
        for (var i = 0; i < Context && offset > 0; i++)
            offset -= offset > 1 && char.IsSurrogatePair(text[offset - 2], text[offset - 1]) ? 2 : 1;
        return offset;
    }

    private int After(int offset)
    {
        var text = document.Original;
        for (var i = 0; i < Context && offset < text.Length; i++)
            offset += offset + 1 < text.Length && char.IsSurrogatePair(text[offset], text[offset + 1]) ? 2 : 1;
        return offset;
    }
}
