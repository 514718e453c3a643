using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pipeline.Worker.Operations.Systemd;

/// <summary>Puts a host below systemd: it says when it is ready and when it stops, how it is, and that it lives.</summary>
internal static class SystemdService
{
    public static void Add(IHostApplicationBuilder builder, IReadOnlyDictionary<string, string> variables, string socket)
    {
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<NotifySocket>(provider, socket));
        builder.Services.AddHostedService<ServiceState>();
        if (WatchdogLimit(variables, Environment.ProcessId) is { } limit)
            builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Watchdog>(provider, limit));
    }

    /// <summary>The longest time that the service manager waits for a sign of life; null when it does not, or waits for another process.</summary>
    public static TimeSpan? WatchdogLimit(IReadOnlyDictionary<string, string> variables, int processId)
    {
        if (variables.GetValueOrDefault("WATCHDOG_PID") is { Length: > 0 } pid && pid != processId.ToString(CultureInfo.InvariantCulture))
            return null;
        var isSet = long.TryParse(variables.GetValueOrDefault("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds);

        // Above it, no timer can be set; below it, it is not set.
        return isSet && microseconds is > 0 and < int.MaxValue * 1000L ? TimeSpan.FromMicroseconds(microseconds) : null;
    }
}
