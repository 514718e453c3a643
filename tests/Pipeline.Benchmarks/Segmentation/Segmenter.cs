using Pipeline.Segment;
using Pipeline.Segment.Languages;
using Pipeline.Segment.Layout;
using Pipeline.Segment.Sentences;
using Pipeline.Segment.Tokens;

namespace Pipeline.Benchmarks.Segmentation;

/// <summary>The steps of `segment` without a document around them, with memory that is kept from text to text as in a lane of the worker.</summary>
internal sealed class Segmenter
{
    private readonly Units _units = new(LineBreaks.Auto);
    private readonly SentenceSplitter _splitter = new(SegmentPreset.General);
    private readonly Tokenizer _tokenizer = new();
    private readonly Spans<Sentence> _sentences = new();
    private readonly Spans<Token> _tokens = new();

    /// <summary>Paragraphs and sentences; how many sentences there are.</summary>
    public int Sentences(string text)
    {
        _splitter.Reset(text, Language.English, _sentences);
        foreach (var unit in _units.Of(text, []))
            _splitter.Split(unit);
        return _sentences.Count;
    }

    /// <summary>The same, and tokens; how many tokens there are.</summary>
    public int Tokens(string text)
    {
        Sentences(text);
        _tokenizer.Reset(text, Language.English, _tokens);
        for (var i = 0; i < _sentences.Count; i++)
            _tokenizer.Tokenize(_sentences[i].Span);
        return _tokens.Count;
    }
}
