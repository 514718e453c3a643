using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pipeline.Engine.Telemetry;

namespace Pipeline.Worker.Operations.Metrics;

/// <summary>Sends traces and metrics over OTLP, as the <c>OTEL_*</c> variables say.</summary>
internal static class OtlpExport
{
    private const string ServiceName = "pipeline";

    public static void Add(IHostApplicationBuilder builder, IReadOnlyDictionary<string, string> variables, OtlpSignals signals)
    {
        // The SDK reads its variables from the host's configuration, which holds none of the environment.
        builder.Configuration.AddInMemoryCollection(variables
            .Where(static variable => variable.Key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase))
            .Select(static variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)));

        // What comes later wins: the variables over the defaults.
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(static resource => resource
            .Clear()
            .AddService(ServiceName, serviceVersion: Version())
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector());
        if (signals.Traces)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(PipelineTelemetry.Name)
                .AddOtlpExporter(options => Apply(options, variables, "TRACES")));
        }

        if (signals.Metrics)
        {
            telemetry.WithMetrics(metrics => metrics
                .AddMeter(PipelineTelemetry.Name, OperationsGauges.RuntimeMeter)
                .AddOtlpExporter(options => Apply(options, variables, "METRICS")));
        }
    }

    /// <summary>The variables of one signal, which go before those of all. The SDK reads them only where it also exports logs.</summary>
    private static void Apply(OtlpExporterOptions options, IReadOnlyDictionary<string, string> variables, string signal)
    {
        switch (Value("PROTOCOL"))
        {
            case "grpc":
                options.Protocol = OtlpExportProtocol.Grpc;
                break;
            case "http/protobuf":
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                break;
        }

        if (Uri.TryCreate(Value("ENDPOINT"), UriKind.Absolute, out var endpoint))
            options.Endpoint = endpoint;
        if (Value("HEADERS") is { } headers)
            options.Headers = headers;
        if (int.TryParse(Value("TIMEOUT"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            options.TimeoutMilliseconds = milliseconds;

        string? Value(string name) => variables.GetValueOrDefault($"OTEL_EXPORTER_OTLP_{signal}_{name}")?.Trim() is { Length: > 0 } value ? value : null;
    }

    private static string? Version() => typeof(OtlpExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
