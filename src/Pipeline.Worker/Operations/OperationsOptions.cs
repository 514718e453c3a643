using System.Collections;
using System.Net;

namespace Pipeline.Worker.Operations;

/// <summary>How a worker is watched.</summary>
internal sealed record OperationsOptions
{
    /// <summary>Where health and metrics are served, a loopback address; null for nowhere.</summary>
    public IPEndPoint? Http { get; init; }

    /// <summary>The variables that are looked at: <c>OTEL_…</c>, <c>NOTIFY_SOCKET</c> and <c>WATCHDOG_…</c>. By default those of the process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = OfProcess();

    private static Dictionary<string, string> OfProcess()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = entry.Value as string ?? "";
        return variables;
    }
}
