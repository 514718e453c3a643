using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Pipeline.Engine.Telemetry;
using Pipeline.Worker;
using Pipeline.Worker.Operations.Metrics;

namespace Pipeline.Tests.Worker.Operations;

[Collection(WatchedHost.OneAtATime)]
public sealed class OtlpExportTests
{
    private const string Protobuf = "http/protobuf";

    [Theory]
    [InlineData("", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT= ", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:4317", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://127.0.0.1:4317", false, true)]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=http://127.0.0.1:4317", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317;OTEL_SDK_DISABLED=TRUE", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317;OTEL_SDK_DISABLED=false", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317;OTEL_METRICS_EXPORTER=none", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317;OTEL_TRACES_EXPORTER=console, otlp;OTEL_METRICS_EXPORTER=prometheus", true, false)]
    [InlineData("OTEL_TRACES_EXPORTER=otlp", true, false)]
    [InlineData("OTEL_SERVICE_NAME=news;OTEL_RESOURCE_ATTRIBUTES=a=b;OTEL_TRACES_SAMPLER=always_on", false, false)]
    public void AskedForBy_Variables_AreTheSignals(string variables, bool traces, bool metrics) =>
        Assert.Equal(new OtlpSignals(traces, metrics), OtlpSignals.AskedForBy(
            variables.Split(';', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static variable => variable.Split('=')[0], static variable => variable[(variable.IndexOf('=') + 1)..])));

    [Fact]
    public async Task Run_Endpoint_SendsSpansAndMetricsUnderTheDefaultName()
    {
        await using var collector = await Collector.StartAsync();

        await RunAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", Protobuf), ("OTEL_EXPORTER_OTLP_HEADERS", "x-token=abc"));

        var traces = Assert.Single(collector.Posts, static post => post.Path == "/v1/traces");
        Assert.Equal(("application/x-protobuf", "abc"), (traces.Type, traces.Token));
        Assert.All(["pipeline.document", "pipeline.stage", "service.name", "pipeline", "service.version"], text => Assert.True(traces.Holds(text), text));
        Assert.False(traces.Holds("unknown_service"));
        var metrics = collector.Posts.Where(static post => post.Path == "/v1/metrics").ToArray();
        Assert.All(["test.sent", "pipeline.blocked", "process.thread.count", "dotnet.process.memory.working_set"], text => Assert.Contains(metrics, post => post.Holds(text)));
        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Posts.Select(static post => post.Path).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("OTEL_SERVICE_NAME", "news-desk")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES", "service.name=news-desk")]
    public async Task Run_NameIsSet_GoesUnderIt(string variable, string value)
    {
        await using var collector = await Collector.StartAsync();

        await RunAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", Protobuf), (variable, value));

        Assert.All(collector.Posts, static post => Assert.True(post.Holds("news-desk")));
        Assert.Contains(collector.Posts, static post => post.Path == "/v1/traces");
    }

    [Fact]
    public async Task Run_VariablesOfOneSignal_GoBeforeThoseOfAll()
    {
        await using var collector = await Collector.StartAsync();

        await RunAsync(
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"{collector.Address}/spans"),
            ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", Protobuf),
            ("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "x-token=traces"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-token=all"));

        var post = Assert.Single(collector.Posts);
        Assert.Equal(("/spans", "traces"), (post.Path, post.Token));
    }

    [Fact]
    public async Task Run_SamplerIsOff_SendsMetricsAlone()
    {
        await using var collector = await Collector.StartAsync();

        await RunAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", Protobuf), ("OTEL_TRACES_SAMPLER", "always_off"));

        Assert.All(collector.Posts, static post => Assert.Equal("/v1/metrics", post.Path));
        Assert.NotEmpty(collector.Posts);
    }

    [Fact]
    public async Task Run_Pipeline_HasAnActivityForEachDocumentAndItsStagesWithinIt()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "pipeline-tests", Path.GetRandomFileName()));
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == PipelineTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "traced.txt"), "The bridge stays closed, the mayor of the town said on Monday.");
            File.WriteAllText(Path.Combine(folder.FullName, "pipeline.yaml"), "version: 1\nsource: { use: files, with: { include: ['*.txt'] } }\nstages: [clean, segment]\n");
            ActivitySource.AddActivityListener(listener);
            using var host = new WatchedHost(
                WatchedHost.With(),
                builder => builder.Services.AddPipeline(Path.Combine(folder.FullName, "pipeline.yaml")).AddBuiltInPlugins());
            await host.RunAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var document = Assert.Single(activities, static activity => (activity.OperationName, activity.GetTagItem("document.id")) is ("pipeline.document", "traced.txt"));
        Assert.Equal(["clean", "segment"], activities
            .Where(activity => activity.OperationName == "pipeline.stage" && activity.ParentSpanId == document.SpanId)
            .Select(static activity => activity.GetTagItem("stage")));
    }

    [Fact]
    public void Add_NoVariable_HasNoProvider()
    {
        using var host = new WatchedHost(WatchedHost.With(("OTEL_SERVICE_NAME", "news")));

        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task Run_NobodyListens_TheHostStartsAndEnds()
    {
        await RunAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"), ("OTEL_EXPORTER_OTLP_PROTOCOL", Protobuf)).WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>A host that measures and traces as the engine does.</summary>
    private static async Task RunAsync(params (string, string)[] variables)
    {
        using var source = new ActivitySource(PipelineTelemetry.Name);
        using var meter = new Meter(PipelineTelemetry.Name);
        var sent = meter.CreateCounter<long>("test.sent");
        using var host = new WatchedHost(WatchedHost.With(variables));
        await host.StartAsync();
        sent.Add(1);
        using (source.StartActivity("pipeline.document"))
        using (source.StartActivity("pipeline.stage"))
        {
        }

        await host.StopAsync();
    }
}
