using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;

namespace Pipeline.Tests.Engine.Hosting;

/// <summary>A pipeline in a generic host that is not the worker.</summary>
public sealed class PipelineServiceTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly CapturedLog _log = new();

    [Fact]
    public async Task Host_GoodPipeline_RunsItAndStops()
    {
        _folder.Write("b.txt", "two words").Write("a.txt", "one").Write("c.txt", "now three words").Write("pipeline.yaml", """
            version: 1
            name: tiny
            source: { use: files, with: { include: ["*.txt"] } }
            stages:
              - upper
              - use: count
                with: { least: 2 }
              - use: memory
                with: { to: out.log }
            """);

        var completion = await RunAsync();

        Assert.Equal(["b.txt: TWO WORDS", "c.txt: NOW THREE WORDS"], File.ReadAllLines(_folder["out.log"]));
        Assert.Equal((2, 1, 0), (completion.Result!.Exported, completion.Result.Skipped, completion.Result.Quarantined));
        Assert.Contains("a.txt is skipped by `count`: fewer than 2 words", _log.Lines);
    }

    [Fact]
    public async Task Host_BadPipeline_LogsTheDiagnosticsAndStops()
    {
        _folder.Write("pipeline.yaml", "version: 1\nstages: [uper]\n");

        var completion = await RunAsync();

        Assert.Null(completion.Result);
        Assert.Null(completion.Fault);
        Assert.Contains(_log.Lines, static line => line.Contains("`upper`", StringComparison.Ordinal) && line.Contains("pipeline.yaml:2:10", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<PipelineCompletion> RunAsync()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(_log);
        builder.Services.AddPipeline(_folder["pipeline.yaml"]).AddPlugin<TestPlugin>();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.WaitForShutdownAsync(TestContext.Current.CancellationToken);
        return host.Services.GetRequiredService<PipelineCompletion>();
    }

    private sealed class CapturedLog : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
