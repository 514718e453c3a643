using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Extensions.Hosting;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Telemetry;
using Pipeline.Worker;
using Pipeline.Worker.Operations.Metrics;

namespace Pipeline.Tests.Worker.Operations;

[Collection(WatchedHost.OneAtATime)]
public sealed class PrometheusTests : IDisposable
{
    /// <summary>A line of the format, version 0.0.4.</summary>
    private static readonly Regex s_line = new(
        """^(# (HELP|TYPE) [a-zA-Z_][a-zA-Z0-9_]* .*|[a-zA-Z_][a-zA-Z0-9_]*(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*")*\})? (-?[0-9.]+(e[-+]?[0-9]+)?|[-+]Inf|NaN))$""");

    private readonly Meter _meter = new(PipelineTelemetry.Name);

    [Theory]
    [InlineData("pipeline.document", "{document}", true, "pipeline_document_total")]
    [InlineData("pipeline.stage", "s", false, "pipeline_stage_seconds")]
    [InlineData("pipeline.document.duration", "s", false, "pipeline_document_duration_seconds")]
    [InlineData("dotnet.process.memory.working_set", "By", false, "dotnet_process_memory_working_set_bytes")]
    [InlineData("dotnet.process.cpu.time", "s", true, "dotnet_process_cpu_time_seconds_total")]
    [InlineData("lag.seconds", "s", false, "lag_seconds")]
    [InlineData("things.total", "", true, "things_total")]
    [InlineData("share", "1", false, "share")]
    [InlineData("rate", "m/s", false, "rate_m_s")]
    [InlineData("a--b//c", "", false, "a_b_c")]
    [InlineData("99luft", "%", false, "_99luft_percent")]
    public void OfMetric_NameAndUnit_IsTheNameOfTheSpecification(string name, string unit, bool isCounter, string expected) =>
        Assert.Equal(expected, PrometheusName.OfMetric(name, unit, isCounter));

    [Fact]
    public void Collect_Counter_HasHelpTypeAndASeriesForEachLabel()
    {
        using var metrics = new PrometheusMetrics();
        var counter = _meter.CreateCounter<long>("test.counter", "{thing}", "Things \\ of\nthis test.");
        counter.Add(2, new KeyValuePair<string, object?>("outcome", "exported"));
        counter.Add(1, new KeyValuePair<string, object?>("outcome", "exported"));
        counter.Add(5, new("error.type", "System.IO.IOException"), new("a", "\"quoted\" \\ \n \ud800"));

        Assert.Equal(
            """
            # HELP test_counter_total Things \\ of\nthis test.
            # TYPE test_counter_total counter
            test_counter_total{outcome="exported"} 3
            test_counter_total{a="\"quoted\" \\ \n �",error_type="System.IO.IOException"} 5

            """,
            Family(metrics.Collect(), "test_counter_total"));
    }

    [Fact]
    public void Collect_Histogram_HasCumulativeBucketsThatTheInstrumentAskedFor()
    {
        using var metrics = new PrometheusMetrics();
        var histogram = _meter.CreateHistogram("test.histogram", "s", "Times.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.00001, 0.5, 300] });
        foreach (var seconds in new[] { 0.00001, 0.25, 0.25, 1000 })
            histogram.Record(seconds);

        Assert.Equal(
            """
            # HELP test_histogram_seconds Times.
            # TYPE test_histogram_seconds histogram
            test_histogram_seconds_bucket{le="1e-05"} 1
            test_histogram_seconds_bucket{le="0.5"} 3
            test_histogram_seconds_bucket{le="300"} 3
            test_histogram_seconds_bucket{le="+Inf"} 4
            test_histogram_seconds_sum 1000.50001
            test_histogram_seconds_count 4

            """,
            Family(metrics.Collect(), "test_histogram_seconds"));
    }

    [Fact]
    public void Collect_TwentyThousandLabels_IsBounded()
    {
        using var metrics = new PrometheusMetrics();
        var counter = _meter.CreateCounter<long>("test.many");
        for (var i = 0; i < 20_000; i++)
            counter.Add(1, new KeyValuePair<string, object?>("id", i));

        var lines = Family(metrics.Collect(), "test_many_total").Split('\n');

        Assert.InRange(lines.Length, 100, 2100);
        Assert.Contains(lines, static line => line.StartsWith("test_many_total{otel_metric_overflow=\"true\"} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Collect_TwoMetricsOfOneName_WritesOne()
    {
        using var metrics = new PrometheusMetrics();
        using var other = new Meter(PipelineTelemetry.Name);
        _meter.CreateCounter<long>("test.twice").Add(1);
        other.CreateCounter<double>("test/twice").Add(1);

        Assert.Single(Encoding.UTF8.GetString(metrics.Collect()).Split('\n'), static line => line == "# TYPE test_twice_total counter");
    }

    [Fact]
    public void Collect_AnyLabel_IsAPageOfTheFormat()
    {
        using var metrics = new PrometheusMetrics();
        var gauge = _meter.CreateGauge<double>("test.any");

        Gen.Select(Gen.String, Gen.String, Gen.Double).Sample(
            (key, value, number) =>
            {
                gauge.Record(number, new KeyValuePair<string, object?>(key, value));
                var page = Encoding.UTF8.GetString(metrics.Collect());
                Assert.EndsWith("\n", page, StringComparison.Ordinal);
                Assert.All(page[..^1].Split('\n'), static line => Assert.Matches(s_line, line));
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void Collect_CultureWithOtherSigns_WritesTheSame()
    {
        using var metrics = new PrometheusMetrics();
        _meter.CreateGauge<double>("test.culture").Record(-1.5);
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Contains("\ntest_culture -1.5\n", Family(metrics.Collect(), "test_culture"), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Get_Metrics_HasThoseOfThePipelineAndOfTheProcess()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "pipeline-tests", Path.GetRandomFileName()));
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "in"));
            File.WriteAllText(Path.Combine(folder.FullName, "in", "a.txt"), "The bridge stays closed, the mayor of the town said on Monday.");
            var file = Path.Combine(folder.FullName, "pipeline.yaml");
            File.WriteAllText(file, "version: 1\nsource: { use: files, with: { include: ['in/*'] } }\nstages: [clean, segment]\n");
            using var host = new WatchedHost(
                WatchedHost.OnFreePort,
                builder => builder.Services.AddPipeline(new PipelineOptions { Path = file, StopHostWhenDone = false }).AddBuiltInPlugins());
            await host.StartAsync();

            using var client = new HttpClient();
            var page = "";
            for (var i = 0; i < 600 && !page.Contains("pipeline_document_total{outcome=\"exported\"}", StringComparison.Ordinal); i++)
            {
                await Task.Delay(i == 0 ? 0 : 100);
                using var response = await client.GetAsync(new Uri(host.Address, "metrics"));
                Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
                page = await response.Content.ReadAsStringAsync();
            }

            Assert.Contains("\n# TYPE pipeline_document_total counter\n", $"\n{page}", StringComparison.Ordinal);
            Assert.Matches("\npipeline_stage_seconds_bucket\\{stage=\"segment\",le=\"1e-05\"\\} [0-9]+\n", page);
            Assert.Matches("\npipeline_stage_seconds_bucket\\{stage=\"segment\",le=\"300\"\\} [1-9][0-9]*\n", page);
            Assert.Contains("\npipeline_blocked 0\n", page, StringComparison.Ordinal);
            Assert.Matches("\ndotnet_process_memory_working_set_bytes [1-9][0-9]{6,}\n", page);
            Assert.Matches("\ndotnet_gc_collections_total\\{gc_heap_generation=\"gen0\"\\} [0-9]+\n", page);
            Assert.Matches("\nprocess_thread_count [1-9][0-9]*\n", page);
            Assert.Matches("\nprocess_(unix_file_descriptor|windows_handle)_count [1-9][0-9]*\n", page);
            Assert.All(page[..^1].Split('\n'), static line => Assert.Matches(s_line, line));

            host.Health.Set(PipelineStatus.Blocked, "no space left");
            Assert.Contains("\npipeline_blocked 1\n", await client.GetStringAsync(new Uri(host.Address, "metrics")), StringComparison.Ordinal);
            await host.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>The lines of one metric.</summary>
    private static string Family(byte[] page, string name)
    {
        var text = Encoding.UTF8.GetString(page);
        var lines = text.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal) || line.StartsWith($"# HELP {name} ", StringComparison.Ordinal)
            || line.StartsWith($"# TYPE {name} ", StringComparison.Ordinal));
        return string.Concat(lines.Select(static line => $"{line}\n"));
    }
}
