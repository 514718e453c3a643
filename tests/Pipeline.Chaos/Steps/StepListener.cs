using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Chaos.Steps;

/// <summary>Counts the durable steps of the process, and ends it at one of them.</summary>
/// <param name="killAt">The step to die at; null for none.</param>
/// <param name="killCount">At which time.</param>
internal sealed class StepListener(string? killAt, int killCount) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <param name="kill">A step and a count, with a colon between; null to count alone.</param>
    /// <param name="report">The file for the counts; null for none.</param>
    public static void Start(string? kill, string? report)
    {
        if (string.IsNullOrEmpty(kill) && string.IsNullOrEmpty(report))
            return;
        var parts = kill?.Split(':') ?? [];
        var listener = new StepListener(parts is [var step, _] ? step : null, parts is [_, var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 0);
        DiagnosticListener.AllListeners.Subscribe(listener);
        if (!string.IsNullOrEmpty(report))
            AppDomain.CurrentDomain.ProcessExit += (_, _) => listener.Write(report);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Pipeline.DurableStep")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        lock (_counts)
        {
            var count = _counts[value.Key] = _counts.GetValueOrDefault(value.Key) + 1;
            if (value.Key == killAt && count == killCount)
                Signals.Kill();
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    private void Write(string report)
    {
        lock (_counts)
            File.WriteAllLines(report, _counts.Select(static step => $"{step.Key} {step.Value}"));
    }
}
