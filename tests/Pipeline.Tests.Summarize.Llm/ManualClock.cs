namespace Pipeline.Tests.Summarize.Llm;

/// <summary>Pauses between tries pass at once and are noted; other timers run as they are.</summary>
internal sealed class ManualClock : TimeProvider
{
    /// <summary>Timers up to this long are pauses; 0 for none.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(15);

    public List<TimeSpan> Pauses { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > LongestPause || dueTime < TimeSpan.Zero || period != Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);
        lock (Pauses)
            Pauses.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
