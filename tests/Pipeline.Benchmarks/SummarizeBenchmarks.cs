using System.Text;
using BenchmarkDotNet.Attributes;
using Pipeline.Segment;
using Pipeline.Summarize;

namespace Pipeline.Benchmarks;

/// <summary>`summarize` by each method: on the seed article, after the stages before it, and on 10,000 sentences; the baseline decodes the article from UTF-8.</summary>
[MemoryDiagnoser]
public class SummarizeBenchmarks
{
    private const int Sentences = 10_000;

    private IStage _stage = null!;
    private Document _article = null!;
    private Document _long = null!;

    [ParamsAllValues]
    public SummaryMethod Method { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _stage = new SummarizeStage(new SummarizeOptions { Method = Method });
        var stages = Article.Stages();
        _article = Article.Steps(stages)[^2];
        var random = new Random(5);
        var text = string.Join(' ', Enumerable.Range(0, Sentences).Select(i => $"Word{random.Next(3000)} met word{random.Next(300)} in town{random.Next(40)} on day {i}."));
        _long = Article.Run(new SegmentStage(new SegmentOptions()), Document.FromText("long.txt", text));
    }

    [Benchmark(Baseline = true)]
    public string Utf8() => Encoding.UTF8.GetString(Article.Bytes);

    [Benchmark]
    public object SeedArticle() => Article.Run(_stage, _article);

    [Benchmark]
    public object TenThousandSentences() => Article.Run(_stage, _long);
}
