using System.Text;
using BenchmarkDotNet.Attributes;

namespace Pipeline.Benchmarks;

/// <summary>Each stage on the seed article, after those before it; the baseline decodes the same article from UTF-8.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private IStage[] _stages = [];
    private Document[] _steps = [];

    [GlobalSetup]
    public void Setup()
    {
        _stages = Article.Stages();
        _steps = Article.Steps(_stages);
    }

    [Benchmark(Baseline = true)]
    public string Utf8() => Encoding.UTF8.GetString(Article.Bytes);

    [Benchmark]
    public object Clean() => Article.Run(_stages[0], _steps[0]);

    [Benchmark]
    public object Segment() => Article.Run(_stages[1], _steps[1]);

    [Benchmark]
    public object TagQuotes() => Article.Run(_stages[2], _steps[2]);

    [Benchmark]
    public object Summarize() => Article.Run(_stages[3], _steps[3]);

    [Benchmark]
    public object Chain()
    {
        var document = Article.Document;
        foreach (var stage in _stages)
            document = Article.Run(stage, document);
        return document;
    }
}
