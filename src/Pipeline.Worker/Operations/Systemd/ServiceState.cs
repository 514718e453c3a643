using Microsoft.Extensions.Hosting;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Operations.Systemd;

/// <summary>Says when the host has started and when it stops, and keeps the line that <c>systemctl status</c> shows: what the worker does, and why.</summary>
internal sealed class ServiceState(NotifySocket socket, PipelineHealth health, IHostApplicationLifetime lifetime) : IHostedLifecycleService, IDisposable
{
    private CancellationTokenRegistration _started;
    private CancellationTokenRegistration _stopping;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _started = lifetime.ApplicationStarted.Register(socket.Ready);
        _stopping = lifetime.ApplicationStopping.Register(socket.Stopping);
        health.Changed += OnChanged;
        Send();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        health.Changed -= OnChanged;
        _started.Dispose();
        _stopping.Dispose();
    }

    /// <summary>One line: a line break would begin another message to the service manager.</summary>
    public static string Of(PipelineStatus status, string? reason) => reason is null ? $"{status}" : $"{status}: {TerminalText.Printable(reason, oneLine: true)}";

    private void OnChanged(object? sender, EventArgs e) => Send();

    private void Send() => socket.Status(Of(health.Status, health.Reason));
}
