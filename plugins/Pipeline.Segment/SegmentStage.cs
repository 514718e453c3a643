using Pipeline.Segment.Languages;
using Pipeline.Segment.Layout;
using Pipeline.Segment.Sentences;
using Pipeline.Segment.Tokens;

namespace Pipeline.Segment;

/// <summary>Cuts the text into sentences and tokens, within blocks where there are any, else within paragraphs found from line breaks, which become blocks.</summary>
[Stage("segment", "Cuts the text into sentences and tokens, and into sections")]
[Uses<Block>, Provides<Block>, Provides<Section>, Provides<Sentence>, Provides<Token>]
internal sealed class SegmentStage(SegmentOptions options) : IStage
{
    private readonly Units _units = new(options.LineBreaks);
    private readonly SentenceSplitter _splitter = new(options.Preset);
    private readonly Tokenizer _tokenizer = new();
    private readonly Spans<Sentence> _sentences = new();
    private readonly Spans<Token> _tokens = new();
    private readonly Spans<Block> _blocks = new();
    private readonly Spans<Section> _sections = new();

    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var text = document.Text;
        var blocks = document.Layer<Block>();
        var units = _units.Of(text, blocks.AsSpan());
        if (!document.HasLayer<Block>())
        {
            _blocks.Clear();
            Structure.FindBlocks(text, units, _blocks);
            blocks = _blocks.Take();
        }

        _sections.Clear();
        Structure.FindSections(blocks.AsSpan(), _sections);
        var language = options.Language == SegmentLanguage.Auto ? Find(document) : Language.Find(options.Language.ToString())!;
        _splitter.Reset(text, language, _sentences);
        foreach (var unit in units)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _splitter.Split(unit);
        }

        _tokenizer.Reset(text, language, _tokens);
        for (var i = 0; i < _sentences.Count; i++)
        {
            if ((i & 1023) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            _tokenizer.Tokenize(_sentences[i].Span);
        }

        return ValueTask.FromResult(document.With(blocks).With(_sections.Take()).With(_sentences.Take()).With(_tokens.Take()));
    }

    private static Language Find(Document document) =>
        document.Metadata.GetValueOrDefault(MetadataKeys.Language) is { Length: > 0 } tag ? Language.Find(tag) ?? Language.English : Language.Detect(document.Text);
}
