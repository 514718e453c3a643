using System.Buffers;
using BenchmarkDotNet.Attributes;

namespace Pipeline.Benchmarks.Segmentation;

/// <summary>Sentences, tokens and the whole stage on a megabyte of news; the baseline is ICU's sentence iterator on the same text.</summary>
[MemoryDiagnoser]
public class SegmentBenchmarks
{
    private static readonly SearchValues<char> Terminators = SearchValues.Create(".?!…");

    private readonly Icu _icu = Icu.Find() ?? throw new NotSupportedException("This machine has no ICU library under its usual name.");
    private readonly Segmenter _segmenter = new();
    private readonly IStage _stage = Article.Stages()[1];
    private string _text = "";
    private Document _document = null!;

    [GlobalSetup]
    public void Setup()
    {
        _text = NewsText.Of(1_000_000);
        _document = Document.FromText("news.txt", _text);
        _segmenter.Tokens(_text);
    }

    [Benchmark(Baseline = true)]
    public int IcuSentences() => _icu.Count(Icu.Sentences, _text);

    [Benchmark]
    public int IcuWords() => _icu.Count(Icu.Words, _text);

    /// <summary>The limit: every terminator, and nothing decided.</summary>
    [Benchmark]
    public int TerminatorsAlone()
    {
        var count = 0;
        for (var rest = _text.AsSpan(); rest.IndexOfAny(Terminators) is var at and >= 0; rest = rest[(at + 1)..])
            count++;
        return count;
    }

    [Benchmark]
    public int Sentences() => _segmenter.Sentences(_text);

    [Benchmark]
    public int SentencesAndTokens() => _segmenter.Tokens(_text);

    [Benchmark]
    public object Stage() => Article.Run(_stage, _document);
}
