using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Clean;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;
using Pipeline.Export;
using Pipeline.Segment;
using Pipeline.Summarize;
using Pipeline.TagQuotes;

namespace Pipeline.Benchmarks;

/// <summary>A run of the default pipeline over copies of the article: without a ledger, with a new one, and with one in which every document is up to date.</summary>
public class LedgerBenchmarks : IDisposable
{
    private const int Documents = 4000;

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().AddPipelineLoader()
        .AddPlugin<CleanPlugin>().AddPlugin<SegmentPlugin>().AddPlugin<TagQuotesPlugin>().AddPlugin<SummarizePlugin>().AddPlugin<ExportPlugin>()
        .BuildServiceProvider();

    [GlobalSetup]
    public void Write()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "seeds"));
        for (var i = 0; i < Documents; i++)
            File.WriteAllBytes(Path.Combine(_folder, "seeds", $"{i:D6}.txt"), Article.Bytes);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "pipeline.yaml"), Path.Combine(_folder, "pipeline.yaml"), overwrite: true);
    }

    [IterationSetup(Targets = [nameof(WithoutLedger), nameof(WithLedger)])]
    public void Clear()
    {
        foreach (var left in new[] { ".pipeline", "out" }.Select(name => Path.Combine(_folder, name)).Where(Directory.Exists))
            Directory.Delete(left, recursive: true);
    }

    [IterationSetup(Target = nameof(UpToDate))]
    public void Fill()
    {
        Clear();
        WithLedger().GetAwaiter().GetResult();
    }

    [Benchmark(Baseline = true)]
    public Task<long> WithoutLedger() => RunAsync(ledger: null);

    [Benchmark]
    public async Task<long> WithLedger()
    {
        using var ledger = DocumentLedger.Open(Path.Combine(_folder, ".pipeline"), TimeProvider.System);
        return await RunAsync(ledger);
    }

    [Benchmark]
    public Task<long> UpToDate() => WithLedger();

    [GlobalCleanup]
    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<long> RunAsync(DocumentLedger? ledger)
    {
        var load = await _services.GetRequiredService<PipelineLoader>().LoadAsync(Path.Combine(_folder, "pipeline.yaml"));
        await using var prepared = load.Prepared!;
        var result = await prepared.RunAsync(new RunSession { Ledger = ledger }, new Silent());
        return result.Total + result.UpToDate == Documents ? result.Total : throw new InvalidOperationException(result.ToString());
    }

    private sealed class Silent : IRunObserver;
}
