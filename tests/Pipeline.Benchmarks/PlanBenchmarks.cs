using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Clean;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Intake;
using Pipeline.Engine.Planning;
using Pipeline.Export;
using Pipeline.Segment;
using Pipeline.Summarize;
using Pipeline.TagQuotes;

namespace Pipeline.Benchmarks;

/// <summary>`pipeline.yaml` to plan; the baseline decodes the same file from UTF-8.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks
{
    private readonly string _path = Path.Combine(AppContext.BaseDirectory, "pipeline.yaml");
    private byte[] _bytes = [];
    private ConfigurationText _file = null!;
    private PlanBuilder _builder = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        _bytes = await File.ReadAllBytesAsync(_path);
        _file = new ConfigurationText("pipeline.yaml", Encoding.UTF8.GetString(_bytes));
        var loader = new PipelineLoader(
            [new IntakePlugin(), new CleanPlugin(), new SegmentPlugin(), new TagQuotesPlugin(), new SummarizePlugin(), new ExportPlugin()],
            new ServiceCollection().BuildServiceProvider());
        _builder = new PlanBuilder(loader.LoadPlugins(_path).Catalog, static _ => null);
        if (Build().Plan is null)
            throw new InvalidOperationException(string.Join('\n', Build().Diagnostics.Select(static diagnostic => diagnostic.Message)));
    }

    [Benchmark(Baseline = true)]
    public string Utf8() => Encoding.UTF8.GetString(_bytes);

    [Benchmark]
    public object Parse() => PipelineFile.Parse(_file);

    [Benchmark]
    public PlanResult Build() => _builder.Build(PipelineFile.Parse(_file), AppContext.BaseDirectory);
}
