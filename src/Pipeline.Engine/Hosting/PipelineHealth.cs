namespace Pipeline.Engine.Hosting;

/// <summary>How the worker is, for whoever watches it: a service manager, a load balancer, a person. Thread-safe.</summary>
/// <param name="time">The clock of the beats.</param>
public sealed class PipelineHealth(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _lastBeat = time.GetTimestamp();

    /// <summary>What the worker does.</summary>
    public PipelineStatus Status { get; private set; } = PipelineStatus.Starting;

    /// <summary>Why, when it is blocked or has failed; null otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>The time since the worker's loops last turned. They beat at least once a second while the process is well, however long a document takes.</summary>
    public TimeSpan SinceBeat => time.GetElapsedTime(Volatile.Read(ref _lastBeat));

    /// <summary>Raised after the status or the reason has changed, one call at a time.</summary>
    public event EventHandler? Changed;

    /// <summary>The loops turn.</summary>
    public void Beat() => Volatile.Write(ref _lastBeat, time.GetTimestamp());

    /// <summary>Changes the status.</summary>
    /// <param name="status">The new one.</param>
    /// <param name="reason">Why, in words for a person.</param>
    public void Set(PipelineStatus status, string? reason = null)
    {
        lock (_lock)
        {
            if (Status == status && Reason == reason)
                return;
            Status = status;
            Reason = reason;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
