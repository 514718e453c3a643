using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Telemetry;

namespace Pipeline.Worker.Operations.Metrics;

/// <summary>What is read when somebody looks: whether the worker is blocked, and the threads and handles of the process. Memory and garbage collection
/// are in the runtime's own meter.</summary>
internal sealed class OperationsGauges : IHostedService, IDisposable
{
    /// <summary>The meter of the runtime, built in.</summary>
    public const string RuntimeMeter = "System.Runtime";

    private readonly Meter _meter = new(PipelineTelemetry.Name);

    public OperationsGauges(PipelineHealth health)
    {
        _meter.CreateObservableGauge(
            "pipeline.blocked", () => health.Status == PipelineStatus.Blocked ? 1 : 0, unit: null, "1 while results cannot be written and nothing is taken in.");
        _meter.CreateObservableUpDownCounter("process.thread.count", static () => Read(static process => process.Threads.Count), "{thread}", "Threads of the process.");
        _meter.CreateObservableUpDownCounter(
            OperatingSystem.IsWindows() ? "process.windows.handle.count" : "process.unix.file_descriptor.count",
            static () => Read(static process => process.HandleCount),
            OperatingSystem.IsWindows() ? "{handle}" : "{file_descriptor}",
            "Handles or file descriptors that the process has open.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private static int Read(Func<Process, int> value)
    {
        using var process = Process.GetCurrentProcess();
        return value(process);
    }
}
