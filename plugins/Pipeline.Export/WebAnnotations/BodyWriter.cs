using System.Text;
using Pipeline.Export.Json;

namespace Pipeline.Export.WebAnnotations;

/// <summary>Writes what an annotation says: its layer, who it is about, its words as they are read, and all else as JSON.</summary>
/// <param name="output">Where to.</param>
/// <param name="facts">For the JSON within a string; its spans are places in the original.</param>
internal sealed class BodyWriter(JsonOutput output, JsonOutput facts)
{
    /// <summary>The tag of the words that stand for a speaker.</summary>
    public const string Mentions = "quotes/speaker";

    private readonly AnnotationWriter _facts = new(facts);

    /// <exception cref="StageException">A property of the annotation cannot be read.</exception>
    public void Write(IAnnotation annotation, ILayer layer)
    {
        output.Json.WriteStartArray("body"u8);
        WriteText("tagging"u8, layer.Name);
        if (Name(annotation) is { } name)
            WriteText("identifying"u8, name);
        if (!annotation.Span.IsEmpty)
            WriteText("describing"u8, output.Offsets.TextOf(annotation.Span));
        WriteFacts(annotation, layer);
        output.Json.WriteEndArray();
    }

    public void WriteMention(Speaker speaker)
    {
        output.Json.WriteStartArray("body"u8);
        WriteText("tagging"u8, Mentions);
        WriteText("identifying"u8, speaker.Name);
        output.Json.WriteEndArray();
    }

    private static string? Name(IAnnotation annotation) => annotation switch
    {
        Quote quote => quote.Speaker?.Name,
        SpeakerProfile profile => profile.Name,
        _ => null,
    };

    private void WriteFacts(IAnnotation annotation, ILayer layer)
    {
        facts.Begin(output.Offsets);
        facts.Json.WriteStartObject();
        _facts.WriteProperties(annotation, layer);
        facts.Json.WriteEndObject();
        var text = Encoding.UTF8.GetString(facts.End());
        if (text != "{}")
            WriteText("describing"u8, text, "application/json"u8);
    }

    private void WriteText(ReadOnlySpan<byte> purpose, ReadOnlySpan<char> value, ReadOnlySpan<byte> format = default)
    {
        var json = output.Json;
        json.WriteStartObject();
        json.WriteString("type"u8, "TextualBody"u8);
        json.WriteString("purpose"u8, purpose);
        json.WriteString("format"u8, format.IsEmpty ? "text/plain"u8 : format);
        output.WriteText("value"u8, value);
        json.WriteEndObject();
    }
}
