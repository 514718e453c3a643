using Pipeline.Segment.Layout;
using Pipeline.Segment.Sentences;
using Pipeline.Segment.Tokens;

namespace Pipeline.Segment;

/// <summary>Cuts the text into sentences and tokens, within blocks where there are any, else within paragraphs found from line breaks.</summary>
[Stage("segment", "Cuts the text into sentences and tokens")]
[Uses<Block>, Provides<Sentence>, Provides<Token>]
internal sealed class SegmentStage(SegmentOptions options) : IStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var text = document.Text;
        var sentences = new List<Sentence>((text.Length / 96) + 4);
        var tokens = new List<Token>((text.Length / 5) + 4);
        var splitter = new SentenceSplitter(text, sentences, options.Preset);
        foreach (var unit in Units.Of(text, document.Layer<Block>().AsSpan(), options.LineBreaks))
        {
            cancellationToken.ThrowIfCancellationRequested();
            splitter.Split(unit);
        }

        var tokenizer = new Tokenizer(text, tokens);
        for (var i = 0; i < sentences.Count; i++)
        {
            if ((i & 1023) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            tokenizer.Tokenize(sentences[i].Span);
        }

        return ValueTask.FromResult(document.With(Layer<Sentence>.Of(sentences)).With(Layer<Token>.Of(tokens)));
    }
}
