using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline;

/// <summary>A document on its way through the stages: its text, the annotations on it, and the map back to the original.
/// Immutable: every change makes a new one. Thread-safe.</summary>
public sealed class Document
{
    private readonly ImmutableArray<ILayer> _layers;

    private Document(Document? from, string text, TextMap origin, ImmutableArray<ILayer> layers)
    {
        Text = text;
        Origin = origin;
        _layers = layers;
        if (from is null)
            return;
        Id = from.Id;
        Source = from.Source;
        Content = from.Content;
        Original = from.Original;
        Metadata = from.Metadata;
        SkipReason = from.SkipReason;
        Commits = from.Commits;
    }

    /// <summary>The stable name of the document.</summary>
    public DocumentId Id { get; private init; }

    /// <summary>Where the document came from.</summary>
    public SourceInfo Source { get; private init; } = null!;

    /// <summary>The original bytes, never changed.</summary>
    public ReadOnlyMemory<byte> Content { get; private init; }

    /// <summary>The decoded original, never changed. For a web page, its HTML.</summary>
    public string Original { get; private init; } = "";

    /// <summary>The text. Starts as <see cref="Original"/>; only <see cref="Edit"/> changes it.</summary>
    public string Text { get; }

    /// <summary>From spans of <see cref="Text"/> to <see cref="Original"/> and to bytes in the file.</summary>
    public TextMap Origin { get; }

    /// <summary>Facts about the document, such as its title, by name; see <see cref="MetadataKeys"/>. In ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; private init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The layers that stages have provided, in ordinal order of their names.</summary>
    public IReadOnlyList<ILayer> Layers => _layers;

    /// <summary>Why a stage dropped this document; null when it goes on.</summary>
    public string? SkipReason { get; private init; }

    /// <summary>What is to be written once the document has passed every stage, in the order of the stages.</summary>
    public ImmutableArray<Func<CancellationToken, ValueTask>> Commits { get; private init; } = [];

    /// <summary>A new document from decoded bytes.</summary>
    /// <param name="id">Stable; see <see cref="DocumentId"/>.</param>
    /// <param name="source">What is known of the original.</param>
    /// <param name="content">The original bytes.</param>
    /// <param name="text">The decoded content.</param>
    /// <param name="bytes">From <paramref name="text"/> to <paramref name="content"/>.</param>
    public static Document Create(DocumentId id, SourceInfo source, ReadOnlyMemory<byte> content, string text, ByteMap bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(id.Value, nameof(id));
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(text);
        return new Document(from: null, text, TextMap.Identity(text.Length, bytes), [])
        {
            Id = id,
            Source = source,
            Content = content,
            Original = text,
        };
    }

    /// <summary>A new document from text, as if it had been read from a UTF-8 file. Half a surrogate pair becomes U+FFFD.</summary>
    /// <param name="id">Stable; see <see cref="DocumentId"/>.</param>
    /// <param name="text">The text.</param>
    /// <param name="mediaType">The media type.</param>
    public static Document FromText(string id, string text, string mediaType = "text/plain")
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = Encoding.UTF8.GetBytes(text);
        var source = new SourceInfo
        {
            Uri = id,
            MediaType = mediaType,
            Length = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Charset = "utf-8",
        };
        return Create(new DocumentId(id), source, content, Encoding.UTF8.GetString(content), ByteMap.Utf8(content, start: 0));
    }

    /// <summary>The annotations of one kind; empty when no stage has provided them. O(layers).</summary>
    /// <typeparam name="T">The kind.</typeparam>
    public Layer<T> Layer<T>()
        where T : struct, IAnnotation<T>
    {
        foreach (var layer in _layers)
        {
            if (layer is Layer<T> found)
                return found;
        }

        return Pipeline.Layer<T>.Empty;
    }

    /// <summary>Whether a stage has provided this kind of annotation, be it an empty layer.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    public bool HasLayer<T>()
        where T : struct, IAnnotation<T>
    {
        foreach (var layer in _layers)
        {
            if (layer is Layer<T>)
                return true;
        }

        return false;
    }

    /// <summary>The document with one layer added or replaced. O(annotations).</summary>
    /// <param name="layer">The annotations.</param>
    /// <typeparam name="T">The kind.</typeparam>
    /// <exception cref="ArgumentException">An annotation has a span that is not in the text, or another kind has the same layer name.</exception>
    public Document With<T>(Layer<T> layer)
        where T : struct, IAnnotation<T>
    {
        ArgumentNullException.ThrowIfNull(layer);
        layer.CheckFits(Text.Length, nameof(layer));
        return WithLayer(layer, nameof(layer));
    }

    /// <summary>The document with one layer added or replaced whose name is known only when it runs. O(annotations · log annotations).</summary>
    /// <param name="layer">The name of the layer, in kebab-case.</param>
    /// <param name="annotations">In any order.</param>
    /// <exception cref="ArgumentException">An annotation has a span that is not in the text, or the layer holds annotations of a .NET type.</exception>
    public Document With(string layer, IEnumerable<JsonAnnotation> annotations)
    {
        ArgumentException.ThrowIfNullOrEmpty(layer);
        ArgumentNullException.ThrowIfNull(annotations);
        return WithLayer(JsonLayer.Of(layer, annotations, Text.Length), nameof(layer));
    }

    /// <summary>A document that came from another process, part by part; nothing is checked.</summary>
    /// <param name="from">The document before; null for a new one.</param>
    /// <param name="parts">What is not as before; the whole when there was none before.</param>
    internal static Document Restore(Document? from, DocumentParts parts) => new(from, parts.Text, parts.Origin, parts.Layers)
    {
        Id = parts.Id,
        Source = parts.Source,
        Content = parts.Content,
        Original = parts.Original,
        Metadata = parts.Metadata,
        SkipReason = parts.SkipReason,
        Commits = parts.SkipReason is null && from is not null ? from.Commits : [],
    };

    private Document WithLayer(ILayer layer, string parameter)
    {
        var layers = _layers.ToBuilder();
        var at = layers.Count;
        var isReplaced = false;
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var order = string.CompareOrdinal(layers[i].Name, layer.Name);
            if (order == 0 && layers[i].AnnotationType != layer.AnnotationType)
                throw new ArgumentException($"The layer `{layer.Name}` holds {layers[i].AnnotationType} already; {layer.AnnotationType} needs a name of its own.", parameter);
            if (order >= 0)
                (at, isReplaced) = (i, order == 0);
        }

        if (isReplaced)
            layers[at] = layer;
        else
            layers.Insert(at, layer);
        return new Document(this, Text, Origin, layers.DrainToImmutable());
    }

    /// <summary>The document without one layer, as if no stage had provided it; the same document when none has. O(layers).</summary>
    /// <typeparam name="T">The kind.</typeparam>
    public Document Without<T>()
        where T : struct, IAnnotation<T> =>
        HasLayer<T>() ? new Document(this, Text, Origin, _layers.RemoveAll(static layer => layer is Layer<T>)) : this;

    /// <summary>The document with its text changed: the edits are composed into <see cref="Origin"/>, and every layer is carried over;
    /// an annotation whose whole text was deleted is dropped. O(text + edits · log edits + annotations · log edits).</summary>
    /// <param name="edits">In offsets of <see cref="Text"/>.</param>
    /// <exception cref="ArgumentException">An edit reaches outside the text.</exception>
    public Document Edit(TextEdits edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        if (edits.Items.IsEmpty)
            return this;
        edits.CheckFits(Text.Length);
        var text = edits.Apply(Text);
        var shift = new SpanShift(edits);
        var layers = _layers.ToBuilder();
        for (var i = 0; i < layers.Count; i++)
            layers[i] = layers[i].Move(shift.Move);
        return new Document(this, text, Origin.Compose(edits), layers.DrainToImmutable());
    }

    /// <summary>The document with one fact added or replaced; with an empty or null value, removed.</summary>
    /// <param name="key">The name; see <see cref="MetadataKeys"/> for the shared ones.</param>
    /// <param name="value">The value.</param>
    public Document WithMetadata(string key, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new Document(this, Text, Origin, _layers)
        {
            Metadata = string.IsNullOrEmpty(value) ? Metadata.Remove(key) : Metadata.SetItem(key, value),
        };
    }

    /// <summary>Drops the document: no later stage sees it, nothing of it is written, and the reason is reported.</summary>
    /// <param name="reason">Which rule dropped it, for a person to read.</param>
    public Document Skip(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Document(this, Text, Origin, _layers) { SkipReason = reason, Commits = [] };
    }

    /// <summary>Schedules a write. The engine calls it once the document has passed every stage, one document at a time, in input
    /// order; never for a document that is skipped or fails later: on one that is skipped already, this does nothing.</summary>
    /// <param name="write">Writes what the stage has prepared.</param>
    public Document OnCommit(Func<CancellationToken, ValueTask> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (SkipReason is not null)
            return this;
        return new Document(this, Text, Origin, _layers) { Commits = Commits.Add(write) };
    }
}
