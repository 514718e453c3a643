using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Export.Offsets;

namespace Pipeline.Export.Json;

/// <summary>JSON about one document after the other: text as people read it, spans as offsets of the export. Not thread-safe.</summary>
/// <param name="unit">What offsets count.</param>
/// <param name="inOriginal">Whether the spans within annotations are written as their places in the decoded original, for readers that have no text.</param>
internal sealed class JsonOutput(OffsetUnit unit, bool inOriginal = false) : IDisposable
{
    private const int Large = 1 << 20;

    private readonly ArrayBufferWriter<byte> _output = new(16 * 1024);
    private readonly ArrayBufferWriter<byte> _string = new(1024);
    private Utf8JsonWriter? _json;

    public Utf8JsonWriter Json => _json ??= new(_output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Of the document that is written.</summary>
    public DocumentOffsets Offsets { get; private set; } = null!;

    /// <summary>Whether a document has made the buffers so large that they should not be kept.</summary>
    public bool IsLarge => _output.Capacity > Large || _string.Capacity > Large;

    /// <summary>Starts with nothing written.</summary>
    public void Begin(Document document) => Begin(new DocumentOffsets(document, unit));

    /// <inheritdoc cref="Begin(Document)"/>
    public void Begin(DocumentOffsets? offsets = null)
    {
        Offsets = offsets!;
        _output.ResetWrittenCount();
        Json.Reset(_output);
    }

    /// <summary>Ends the value, and may start another behind it.</summary>
    /// <param name="after">What follows the value.</param>
    public void Next(ReadOnlySpan<byte> after)
    {
        Json.Flush();
        _output.Write(after);
        Json.Reset(_output);
    }

    /// <summary>What was written since <see cref="Begin(Document)"/>, in UTF-8; valid until the next.</summary>
    public ReadOnlySpan<byte> End()
    {
        Json.Flush();
        Offsets = null!;
        return _output.WrittenSpan;
    }

    public void Dispose() => _json?.Dispose();

    public void WriteText(ReadOnlySpan<char> text)
    {
        _string.ResetWrittenCount();
        JsonText.Write(_string, text);
        Json.WriteRawValue(_string.WrittenSpan, skipInputValidation: true);
    }

    public void WriteText(ReadOnlySpan<byte> name, string? text)
    {
        if (text is null)
            Json.WriteNull(name);
        else
            WriteText(name, text.AsSpan());
    }

    public void WriteText(ReadOnlySpan<byte> name, ReadOnlySpan<char> text)
    {
        Json.WritePropertyName(name);
        WriteText(text);
    }

    /// <summary>The properties <c>start</c> and <c>end</c>.</summary>
    public void WriteStartEnd(TextSpan span)
    {
        var (start, end) = inOriginal ? Offsets.InOriginal(span).Place : Offsets.InText(span);
        Json.WriteNumber("start"u8, start);
        Json.WriteNumber("end"u8, end);
    }

    /// <summary>The property <c>origin</c>.</summary>
    public void WriteOrigin(TextSpan span)
    {
        var origin = Offsets.InOriginal(span);
        Json.WriteStartObject("origin"u8);
        Json.WriteNumber("start"u8, origin.Start);
        Json.WriteNumber("end"u8, origin.End);
        Json.WriteNumber("byteStart"u8, origin.ByteStart);
        Json.WriteNumber("byteEnd"u8, origin.ByteEnd);
        Json.WriteEndObject();
    }
}
