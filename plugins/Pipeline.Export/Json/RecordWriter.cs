using System.Text.Json;

namespace Pipeline.Export.Json;

/// <summary>Writes the record of a document; <c>record.schema.json</c> describes it. Reused, one document at a time.</summary>
internal sealed class RecordWriter : IDisposable
{
    private readonly JsonOutput _out;
    private readonly AnnotationWriter _annotations;
    private readonly bool _tokens;
    private Document _document = null!;

    public RecordWriter(OffsetUnit unit, bool tokens)
    {
        _tokens = tokens;
        _out = new JsonOutput(unit);
        _annotations = new AnnotationWriter(_out);
    }

    /// <inheritdoc cref="JsonOutput.IsLarge"/>
    public bool IsLarge => _out.IsLarge;

    private Utf8JsonWriter Json => _out.Json;

    /// <summary>The record as UTF-8, without a line break in it.</summary>
    /// <param name="document">What to write.</param>
    /// <param name="endLine">Whether a line feed follows.</param>
    public byte[] Write(Document document, bool endLine)
    {
        _document = document;
        _out.Begin(document);
        WriteRecord();
        if (endLine)
            _out.Next("\n"u8);
        _document = null!;
        return _out.End().ToArray();
    }

    public void Dispose() => _out.Dispose();

    private void WriteRecord()
    {
        Json.WriteStartObject();
        _out.WriteText("id"u8, _document.Id.Value);
        WriteSource();
        _out.WriteText("title"u8, _document.Metadata.GetValueOrDefault(MetadataKeys.Title));
        _out.WriteText("text"u8, _document.Text);
        WriteBlocks();
        WriteSentences();
        WriteQuotes();
        WriteSummary();
        WriteLayers();
        WriteMetadata();
        Json.WriteEndObject();
    }

    private void WriteSource()
    {
        Json.WriteStartObject("source"u8);
        _out.WriteText("uri"u8, _document.Source.Uri);
        _out.WriteText("mediaType"u8, _document.Source.MediaType);
        _out.WriteText("sha256"u8, _document.Source.Sha256);
        Json.WriteNumber("bytes"u8, _document.Source.Length);
        Json.WriteEndObject();
    }

    private void WriteBlocks()
    {
        Json.WriteStartArray("blocks"u8);
        foreach (ref readonly var block in _document.Layer<Block>().AsSpan())
        {
            Json.WriteStartObject();
            _out.WriteStartEnd(block.Span);
            Json.WriteString("kind"u8, KebabCase.Of(block.Kind));
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    private void WriteSentences()
    {
        Json.WriteStartArray("sentences"u8);
        foreach (ref readonly var sentence in _document.Layer<Sentence>().AsSpan())
            WriteSpan(sentence.Span);
        Json.WriteEndArray();
    }

    private void WriteQuotes()
    {
        Json.WriteStartArray("quotes"u8);
        foreach (ref readonly var quote in _document.Layer<Quote>().AsSpan())
        {
            Json.WriteStartObject();
            _out.WriteStartEnd(quote.Span);
            _out.WriteText("text"u8, _out.Offsets.TextOf(quote.Span));
            Json.WriteString("kind"u8, KebabCase.Of(quote.Kind));
            Json.WriteStartArray("verbatim"u8);
            foreach (var span in quote.Verbatim)
                WriteSpan(span);
            Json.WriteEndArray();
            WriteSpeaker(quote.Speaker);
            WriteCue(quote.Cue);
            if (quote.Confidence is { } confidence)
            {
                Json.WritePropertyName("confidence"u8);
                _annotations.WriteNumber(confidence);
            }

            if (quote.Chain is { } chain)
                Json.WriteNumber("chain"u8, chain);
            _out.WriteOrigin(quote.Span);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    private void WriteSpeaker(Speaker? found)
    {
        if (found is not { } speaker)
        {
            Json.WriteNull("speaker"u8);
            return;
        }

        Json.WriteStartObject("speaker"u8);
        _out.WriteText("name"u8, speaker.Name);
        _out.WriteStartEnd(speaker.Mention);
        _out.WriteText("mention"u8, _out.Offsets.TextOf(speaker.Mention));
        _out.WriteOrigin(speaker.Mention);
        Json.WriteEndObject();
    }

    private void WriteCue(TextSpan? found)
    {
        if (found is not { } cue)
        {
            Json.WriteNull("cue"u8);
            return;
        }

        Json.WriteStartObject("cue"u8);
        _out.WriteStartEnd(cue);
        _out.WriteText("text"u8, _out.Offsets.TextOf(cue));
        _out.WriteOrigin(cue);
        Json.WriteEndObject();
    }

    private void WriteSummary()
    {
        if (!_document.HasLayer<SummarySentence>())
        {
            Json.WriteNull("summary"u8);
            return;
        }

        var layer = _document.Layer<SummarySentence>();
        Json.WriteStartObject("summary"u8);
        _out.WriteText("text"u8, SummaryText.Of(_document));
        Json.WriteStartArray("sentences"u8);
        foreach (ref readonly var sentence in layer.AsSpan())
        {
            Json.WriteStartObject();
            _out.WriteStartEnd(sentence.Span);
            Json.WritePropertyName("score"u8);
            _annotations.WriteNumber(sentence.Score);
            _out.WriteOrigin(sentence.Span);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private void WriteLayers()
    {
        Json.WriteStartObject("layers"u8);
        foreach (var layer in _document.Layers)
        {
            if (layer is Layer<Block> or Layer<Sentence> or Layer<Quote> or Layer<SummarySentence>)
                continue;
            if (layer is not Layer<Token> tokens)
                _annotations.Write(layer);
            else if (_tokens)
                WriteTokens(tokens);
        }

        Json.WriteEndObject();
    }

    private void WriteTokens(Layer<Token> tokens)
    {
        Json.WriteStartArray("tokens"u8);
        foreach (ref readonly var token in tokens.AsSpan())
        {
            Json.WriteStartObject();
            _out.WriteStartEnd(token.Span);
            Json.WriteString("kind"u8, KebabCase.Of(token.Kind));
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    private void WriteMetadata()
    {
        Json.WriteStartObject("metadata"u8);
        foreach (var (key, value) in _document.Metadata)
        {
            Json.WritePropertyName(WellFormed.Of(key));
            _out.WriteText(value);
        }

        Json.WriteEndObject();
    }

    private void WriteSpan(TextSpan span)
    {
        Json.WriteStartObject();
        _out.WriteStartEnd(span);
        Json.WriteEndObject();
    }
}
