using System.Globalization;
using Pipeline.Export.Json;

namespace Pipeline.Export.WebAnnotations;

/// <summary>Writes the annotations of a document, one a line. Reused, one document at a time.</summary>
/// <param name="source">Names originals.</param>
/// <param name="layers">Which layers; null for all that say something about the article.</param>
internal sealed class DocumentAnnotations(SourceIri source, IReadOnlyCollection<string>? layers) : IDisposable
{
    private readonly JsonOutput _out = new(OffsetUnit.Codepoint);
    private readonly JsonOutput _facts = new(OffsetUnit.Codepoint, inOriginal: true);
    private readonly Dictionary<(string Layer, TextSpan Place), int> _places = [];
    private int _count;

    /// <inheritdoc cref="JsonOutput.IsLarge"/>
    public bool IsLarge => _out.IsLarge || _facts.IsLarge;

    /// <summary>The annotations with a comma and a line break between, and their number.</summary>
    /// <exception cref="StageException">A span is not in the text, or a property of an annotation cannot be read.</exception>
    public (byte[] Bytes, int Count) Write(Document document)
    {
        _out.Begin(document);
        _places.Clear();
        _count = 0;
        var target = new TargetWriter(_out, document, source.Of(document.Source));
        var body = new BodyWriter(_out, _facts);
        foreach (var layer in document.Layers)
        {
            if (!IsWanted(layer))
                continue;
            var motivation = layer is Layer<SummarySentence> ? "highlighting" : layer is Layer<Quote> or Layer<SpeakerProfile> ? "identifying" : "tagging";
            foreach (var annotation in layer.Annotations)
            {
                Start(document, layer.Name, annotation.Span, motivation);
                body.Write(annotation, layer);
                End(target, annotation.Span);
            }

            if (layer is Layer<Quote> quotes)
                WriteMentions(document, quotes, body, target);
        }

        return (_out.End().ToArray(), _count);
    }

    public void Dispose()
    {
        _out.Dispose();
        _facts.Dispose();
    }

    private bool IsWanted(ILayer layer) =>
        layers?.Contains(layer.Name) ?? layer is not (Layer<Block> or Layer<Sentence> or Layer<Token>);

    /// <summary>The words that stand for a speaker near a quotation, each once.</summary>
    private void WriteMentions(Document document, Layer<Quote> quotes, BodyWriter body, TargetWriter target)
    {
        var written = new HashSet<Speaker>();
        foreach (var quote in quotes)
        {
            if (quote.Speaker is not { } speaker || !written.Add(speaker))
                continue;
            Start(document, BodyWriter.Mentions, speaker.Mention, "identifying");
            body.WriteMention(speaker);
            End(target, speaker.Mention);
        }
    }

    private void Start(Document document, string layer, TextSpan span, string motivation)
    {
        if (_count++ > 0)
            _out.Next(",\n"u8);
        var place = _out.Offsets.WholeOriginal(span);
        var same = _places[(layer, place)] = _places.GetValueOrDefault((layer, place)) + 1;
        var json = _out.Json;
        json.WriteStartObject();
        json.WriteString("id"u8, Urn.Of(document.Id.Value, layer, Number(place.Start), Number(place.End), Number(same)));
        json.WriteString("type"u8, "Annotation"u8);
        json.WriteString("motivation"u8, motivation);
    }

    private void End(TargetWriter target, TextSpan span)
    {
        target.Write(span);
        _out.Json.WriteEndObject();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
