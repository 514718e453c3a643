using System.Text;

namespace Pipeline.Testing;

/// <summary>Builds a document for a test, piece by piece. Not thread-safe; every method returns the builder itself.</summary>
/// <remarks>
/// Quotations are marked in the text, between braces: <c>{q:…}</c> for what was said, <c>{v:…}</c> within it for the words inside quotation
/// marks, <c>{s:…}</c> for the mention of the speaker, <c>{c:…}</c> for the cue. A number ties those of one quotation together
/// (<c>{q2:…}</c>, <c>{s2:…}</c>); none means 1. <c>{{</c> and <c>}}</c> stand for the braces themselves. Numbers start anew with each piece of text.
/// </remarks>
/// <example><code>
/// var document = new DocumentBuilder()
///     .Heading("Talks go on")
///     .Marked("“{q:It is late,}” {s:Doe} {c:said}.", "Jane Doe")
///     .WithSentences()
///     .WithTokens()
///     .Build();
/// </code></example>
public sealed class DocumentBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<Quote> _quotes = [];
    private readonly List<Sentence> _sentences = [];
    private readonly List<(string Key, string Value)> _metadata = [];
    private readonly List<Func<Document, Document>> _steps = [];
    private string _id = "test.txt";
    private string _mediaType = "text/plain";

    /// <summary>A document of plain text, without any layer.</summary>
    /// <param name="text">The text.</param>
    public static Document FromText(string text) => new DocumentBuilder().Text(text).Build();

    /// <summary>Names the document; <c>test.txt</c> unless this is called.</summary>
    /// <param name="id">The id.</param>
    public DocumentBuilder Id(string id)
    {
        _id = id;
        return this;
    }

    /// <summary>Sets the media type; <c>text/plain</c> unless this is called.</summary>
    /// <param name="mediaType">The media type without parameters.</param>
    public DocumentBuilder MediaType(string mediaType)
    {
        _mediaType = mediaType;
        return this;
    }

    /// <summary>Adds a fact; see <see cref="MetadataKeys"/>.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The value.</param>
    public DocumentBuilder Metadata(string key, string value)
    {
        _metadata.Add((key, value));
        return this;
    }

    /// <summary>Appends text as it is: no block, no markup.</summary>
    /// <param name="text">The text.</param>
    public DocumentBuilder Text(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Appends a paragraph, with a blank line before it unless it is the first.</summary>
    /// <param name="text">The text; no markup.</param>
    public DocumentBuilder Paragraph(string text) => Block(BlockKind.Paragraph, text);

    /// <summary>Appends a heading, with a blank line before it unless it is the first.</summary>
    /// <param name="text">The text; no markup.</param>
    public DocumentBuilder Heading(string text) => Block(BlockKind.Heading, text);

    /// <summary>Appends a block, with a blank line before it unless it is the first.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="text">The text; no markup.</param>
    public DocumentBuilder Block(BlockKind kind, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        Break();
        _blocks.Add(new Block(Append(text), kind));
        return this;
    }

    /// <summary>Appends a paragraph whose sentences are given, joined by one space each.</summary>
    /// <param name="sentences">One sentence each; no markup.</param>
    public DocumentBuilder Sentences(params ReadOnlySpan<string> sentences)
    {
        Break();
        var start = _text.Length;
        foreach (var sentence in sentences)
        {
            if (_text.Length > start)
                _text.Append(' ');
            _sentences.Add(new Sentence(Append(sentence)));
        }

        _blocks.Add(new Block(new TextSpan(start, _text.Length), BlockKind.Paragraph));
        return this;
    }

    /// <summary>Appends a paragraph with marked quotations; see the remarks on <see cref="DocumentBuilder"/>.</summary>
    /// <param name="markup">The text with its marks.</param>
    /// <param name="speakers">The full name of the speaker of each quotation, by number; the mention itself for those left out.</param>
    /// <exception cref="FormatException">The markup is not well formed; the message says where.</exception>
    public DocumentBuilder Marked(string markup, params string[] speakers)
    {
        ArgumentNullException.ThrowIfNull(speakers);
        Break();
        var piece = QuoteMarkup.Parse(markup, _text.Length, speakers);
        _blocks.Add(new Block(Append(piece.Text), BlockKind.Paragraph));
        _quotes.AddRange(piece.Quotes);
        return this;
    }

    /// <summary>Annotates text that is in the document already: its only occurrence.</summary>
    /// <param name="text">What is annotated.</param>
    /// <param name="annotate">Makes the annotation from its span.</param>
    /// <typeparam name="T">The kind.</typeparam>
    /// <exception cref="ArgumentException">The text does not occur, or more than once; thrown by <see cref="Build"/>.</exception>
    public DocumentBuilder Annotate<T>(string text, Func<TextSpan, T> annotate)
        where T : struct, IAnnotation<T> =>
        Then(document => document.With(Layer<T>.Of([.. document.Layer<T>(), annotate(document.SpanOf(text))])));

    /// <summary>Adds sentences by <see cref="SimpleLayers.WithSimpleSentences"/>.</summary>
    public DocumentBuilder WithSentences() => Then(SimpleLayers.WithSimpleSentences);

    /// <summary>Adds tokens by <see cref="SimpleLayers.WithSimpleTokens"/>.</summary>
    public DocumentBuilder WithTokens() => Then(SimpleLayers.WithSimpleTokens);

    /// <summary>Anything else to be done to the document once its text is there, in the order of the calls.</summary>
    /// <param name="change">Returns the changed document.</param>
    public DocumentBuilder Then(Func<Document, Document> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _steps.Add(change);
        return this;
    }

    /// <summary>The document. Blocks, sentences and quotations are layers of it when there is at least one.</summary>
    public Document Build()
    {
        var document = Document.FromText(_id, _text.ToString(), _mediaType);
        if (_blocks.Count > 0)
            document = document.With(Layer<Block>.Of(_blocks));
        if (_sentences.Count > 0)
            document = document.With(Layer<Sentence>.Of(_sentences));
        if (_quotes.Count > 0)
            document = document.With(Layer<Quote>.Of(_quotes));
        foreach (var (key, value) in _metadata)
            document = document.WithMetadata(key, value);
        return _steps.Aggregate(document, static (current, step) => step(current));
    }

    private void Break()
    {
        if (_text.Length > 0)
            _text.Append("\n\n");
    }

    private TextSpan Append(string text)
    {
        var start = _text.Length;
        _text.Append(text);
        return new TextSpan(start, _text.Length);
    }
}
