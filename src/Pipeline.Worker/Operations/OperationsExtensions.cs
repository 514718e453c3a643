using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations.Http;
using Pipeline.Worker.Operations.Metrics;
using Pipeline.Worker.Operations.Systemd;

namespace Pipeline.Worker.Operations;

/// <summary>Lets a worker be watched: by probes, by Prometheus, by an OpenTelemetry collector, by the service manager.</summary>
internal static class OperationsExtensions
{
    /// <summary>Adds what <paramref name="options"/> and its variables ask for, and loads nothing for what they do not.</summary>
    /// <remarks>
    /// Call it once, before or after <c>AddPipeline</c>. All of it follows the host's one <see cref="PipelineHealth"/>, which the engine sets and beats.
    /// Health is served before any hosted service starts and until all have stopped, so that a slow start and a drain can be seen.
    /// <c>StartAsync</c> of the host throws <see cref="OperationsException"/> when the address cannot be listened on.
    /// <c>READY=1</c> goes to systemd when the host has started: a service that is not ready before its plan is made makes it in its <c>StartAsync</c>.
    /// Metrics and traces are flushed when the host is disposed of.
    /// </remarks>
    public static IHostApplicationBuilder AddOperations(this IHostApplicationBuilder builder, OperationsOptions options)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<PipelineHealth>();
        if (options.Http is not null)
            AddHttp(builder, options);
        if (OtlpSignals.AskedForBy(options.Environment) is { IsEmpty: false } signals)
            AddOtlp(builder, options, signals);
        if (options.Environment.GetValueOrDefault(NotifySocket.Variable) is { Length: > 0 } socket)
            SystemdService.Add(builder, options.Environment, socket);
        if (OperatingSystem.IsWindows())
            AddWindowsService(builder);
        return builder;
    }

    // Each in a method of its own: its types are loaded when it is compiled, which is when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddHttp(IHostApplicationBuilder builder, OperationsOptions options)
    {
        AddProcessGauges(builder);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<OperationsServer>();
        builder.Services.AddHostedService(static provider => provider.GetRequiredService<OperationsServer>());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddOtlp(IHostApplicationBuilder builder, OperationsOptions options, OtlpSignals signals)
    {
        AddProcessGauges(builder);
        OtlpExport.Add(builder, options.Environment, signals);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddWindowsService(IHostApplicationBuilder builder) => builder.Services.AddWindowsService();

    private static void AddProcessGauges(IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(static service => service.ServiceType == typeof(OperationsGauges)))
            return;
        builder.Services.AddSingleton<OperationsGauges>();
        builder.Services.AddHostedService(static provider => provider.GetRequiredService<OperationsGauges>());
    }
}
