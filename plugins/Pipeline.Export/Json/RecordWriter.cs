using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Export.Offsets;

namespace Pipeline.Export.Json;

/// <summary>Writes the record of a document; <c>record.schema.json</c> describes it. Reused, one document at a time.</summary>
internal sealed class RecordWriter : IDisposable
{
    private const int Large = 1 << 20;

    private readonly ArrayBufferWriter<byte> _output = new(16 * 1024);
    private readonly ArrayBufferWriter<byte> _string = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly AnnotationWriter _annotations;
    private readonly OffsetUnit _unit;
    private readonly bool _tokens;
    private Document _document = null!;
    private DocumentOffsets _offsets = null!;

    public RecordWriter(OffsetUnit unit, bool tokens)
    {
        _unit = unit;
        _tokens = tokens;
        _json = new Utf8JsonWriter(_output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _annotations = new AnnotationWriter(this);
    }

    public Utf8JsonWriter Json => _json;

    /// <summary>Whether a document has made the buffers so large that they should not be kept.</summary>
    public bool IsLarge => _output.Capacity > Large || _string.Capacity > Large;

    /// <summary>The record as UTF-8, without a line break in it.</summary>
    /// <param name="document">What to write.</param>
    /// <param name="endLine">Whether a line feed follows.</param>
    public byte[] Write(Document document, bool endLine)
    {
        _document = document;
        _offsets = new DocumentOffsets(document, _unit);
        _output.ResetWrittenCount();
        _json.Reset(_output);
        WriteRecord();
        _json.Flush();
        if (endLine)
            _output.Write("\n"u8);
        _document = null!;
        _offsets = null!;
        return _output.WrittenSpan.ToArray();
    }

    public void Dispose() => _json.Dispose();

    public void WriteText(ReadOnlySpan<char> text)
    {
        _string.ResetWrittenCount();
        JsonText.Write(_string, text);
        _json.WriteRawValue(_string.WrittenSpan, skipInputValidation: true);
    }

    public void WriteStartEnd(TextSpan span)
    {
        var place = _offsets.InText(span);
        _json.WriteNumber("start"u8, place.Start);
        _json.WriteNumber("end"u8, place.End);
    }

    public void WriteOrigin(TextSpan span)
    {
        var origin = _offsets.InOriginal(span);
        _json.WriteStartObject("origin"u8);
        _json.WriteNumber("start"u8, origin.Start);
        _json.WriteNumber("end"u8, origin.End);
        _json.WriteNumber("byteStart"u8, origin.ByteStart);
        _json.WriteNumber("byteEnd"u8, origin.ByteEnd);
        _json.WriteEndObject();
    }

    private void WriteRecord()
    {
        _json.WriteStartObject();
        WriteText("id"u8, _document.Id.Value);
        WriteSource();
        WriteText("title"u8, _document.Metadata.GetValueOrDefault(MetadataKeys.Title));
        WriteText("text"u8, _document.Text);
        WriteBlocks();
        WriteSentences();
        WriteQuotes();
        WriteSummary();
        WriteLayers();
        WriteMetadata();
        _json.WriteEndObject();
    }

    private void WriteSource()
    {
        _json.WriteStartObject("source"u8);
        WriteText("uri"u8, _document.Source.Uri);
        WriteText("mediaType"u8, _document.Source.MediaType);
        WriteText("sha256"u8, _document.Source.Sha256);
        _json.WriteNumber("bytes"u8, _document.Source.Length);
        _json.WriteEndObject();
    }

    private void WriteBlocks()
    {
        _json.WriteStartArray("blocks"u8);
        foreach (ref readonly var block in _document.Layer<Block>().AsSpan())
        {
            _json.WriteStartObject();
            WriteStartEnd(block.Span);
            _json.WriteString("kind"u8, KebabCase.Of(block.Kind));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteSentences()
    {
        _json.WriteStartArray("sentences"u8);
        foreach (ref readonly var sentence in _document.Layer<Sentence>().AsSpan())
            WriteSpan(sentence.Span);
        _json.WriteEndArray();
    }

    private void WriteQuotes()
    {
        _json.WriteStartArray("quotes"u8);
        foreach (ref readonly var quote in _document.Layer<Quote>().AsSpan())
        {
            _json.WriteStartObject();
            WriteStartEnd(quote.Span);
            WriteText("text"u8, _offsets.TextOf(quote.Span));
            _json.WriteString("kind"u8, KebabCase.Of(quote.Kind));
            _json.WriteStartArray("verbatim"u8);
            foreach (var span in quote.Verbatim)
                WriteSpan(span);
            _json.WriteEndArray();
            WriteSpeaker(quote.Speaker);
            WriteCue(quote.Cue);
            if (quote.Confidence is { } confidence)
            {
                _json.WritePropertyName("confidence"u8);
                _annotations.WriteNumber(confidence);
            }

            if (quote.Chain is { } chain)
                _json.WriteNumber("chain"u8, chain);
            WriteOrigin(quote.Span);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteSpeaker(Speaker? found)
    {
        if (found is not { } speaker)
        {
            _json.WriteNull("speaker"u8);
            return;
        }

        _json.WriteStartObject("speaker"u8);
        WriteText("name"u8, speaker.Name);
        WriteStartEnd(speaker.Mention);
        WriteText("mention"u8, _offsets.TextOf(speaker.Mention));
        WriteOrigin(speaker.Mention);
        _json.WriteEndObject();
    }

    private void WriteCue(TextSpan? found)
    {
        if (found is not { } cue)
        {
            _json.WriteNull("cue"u8);
            return;
        }

        _json.WriteStartObject("cue"u8);
        WriteStartEnd(cue);
        WriteText("text"u8, _offsets.TextOf(cue));
        WriteOrigin(cue);
        _json.WriteEndObject();
    }

    private void WriteSummary()
    {
        if (!_document.HasLayer<SummarySentence>())
        {
            _json.WriteNull("summary"u8);
            return;
        }

        var layer = _document.Layer<SummarySentence>();
        _json.WriteStartObject("summary"u8);
        WriteText("text"u8, SummaryText.Of(_document));
        _json.WriteStartArray("sentences"u8);
        foreach (ref readonly var sentence in layer.AsSpan())
        {
            _json.WriteStartObject();
            WriteStartEnd(sentence.Span);
            _json.WritePropertyName("score"u8);
            _annotations.WriteNumber(sentence.Score);
            WriteOrigin(sentence.Span);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteLayers()
    {
        _json.WriteStartObject("layers"u8);
        foreach (var layer in _document.Layers)
        {
            if (layer is Layer<Block> or Layer<Sentence> or Layer<Quote> or Layer<SummarySentence>)
                continue;
            if (layer is not Layer<Token> tokens)
                _annotations.Write(layer);
            else if (_tokens)
                WriteTokens(tokens);
        }

        _json.WriteEndObject();
    }

    private void WriteTokens(Layer<Token> tokens)
    {
        _json.WriteStartArray("tokens"u8);
        foreach (ref readonly var token in tokens.AsSpan())
        {
            _json.WriteStartObject();
            WriteStartEnd(token.Span);
            _json.WriteString("kind"u8, KebabCase.Of(token.Kind));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteMetadata()
    {
        _json.WriteStartObject("metadata"u8);
        foreach (var (key, value) in _document.Metadata)
        {
            _json.WritePropertyName(WellFormed.Of(key));
            WriteText(value);
        }

        _json.WriteEndObject();
    }

    private void WriteSpan(TextSpan span)
    {
        _json.WriteStartObject();
        WriteStartEnd(span);
        _json.WriteEndObject();
    }

    private void WriteText(ReadOnlySpan<byte> name, string? text)
    {
        if (text is null)
            _json.WriteNull(name);
        else
            WriteText(name, text.AsSpan());
    }

    private void WriteText(ReadOnlySpan<byte> name, ReadOnlySpan<char> text)
    {
        _json.WritePropertyName(name);
        WriteText(text);
    }
}
