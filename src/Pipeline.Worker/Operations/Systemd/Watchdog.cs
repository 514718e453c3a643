using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;

namespace Pipeline.Worker.Operations.Systemd;

/// <summary>Tells the service manager that the worker lives, twice in the time that it waits, for as long as the worker's loops turn. A worker that is
/// stuck falls silent and is restarted.</summary>
/// <param name="socket">Where to tell.</param>
/// <param name="health">What beats.</param>
/// <param name="limit">How long the service manager waits.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears when it falls silent.</param>
internal sealed partial class Watchdog(NotifySocket socket, PipelineHealth health, TimeSpan limit, TimeProvider time, ILogger<Watchdog> logger)
    : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _loop = RunAsync();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Not before: a drain takes as long as the slowest document in hand.
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _loop;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(limit / 2, time);
        var wasAlive = true;
        try
        {
            do
            {
                var isAlive = health.Status != PipelineStatus.Failed && health.SinceBeat < limit;
                if (isAlive)
                    socket.KeepAlive();
                else if (wasAlive)
                    LogSilent(logger, health.Status, health.SinceBeat.TotalSeconds);
                wasAlive = isAlive;
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The host has stopped.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The service manager is no longer told that the worker lives, and will restart it: it is {Status}, and its loops last turned {Seconds:0.0} s ago.")]
    private static partial void LogSilent(ILogger logger, PipelineStatus status, double seconds);
}
