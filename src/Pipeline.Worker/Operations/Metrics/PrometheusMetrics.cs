using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Pipeline.Engine.Telemetry;

namespace Pipeline.Worker.Operations.Metrics;

/// <summary>The metrics of the process as Prometheus text, for whoever asks. Thread-safe.</summary>
/// <remarks>Aggregated by the OpenTelemetry SDK: memory is bounded, since a metric has at most 2000 combinations of attributes and those above are
/// counted together under <c>otel_metric_overflow="true"</c>.</remarks>
internal sealed class PrometheusMetrics : IDisposable
{
    private readonly Lock _lock = new();
    private readonly PrometheusExporter _exporter = new();
    private readonly MeterProvider _provider;

    public PrometheusMetrics() => _provider = Sdk.CreateMeterProviderBuilder()
        // The OTEL_* variables are about what is sent to a collector.
        .ConfigureServices(static services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()))
        .AddMeter(PipelineTelemetry.Name, OperationsGauges.RuntimeMeter)
        .AddReader(new BaseExportingMetricReader(_exporter))
        .Build();

    /// <summary>The page, in UTF-8.</summary>
    public byte[] Collect()
    {
        lock (_lock)
        {
            _exporter.Collect!(Timeout.Infinite);
            return _exporter.Page;
        }
    }

    public void Dispose() => _provider.Dispose();
}
