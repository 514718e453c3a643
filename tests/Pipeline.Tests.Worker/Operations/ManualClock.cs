namespace Pipeline.Tests.Worker.Operations;

/// <summary>Time that passes when it is told to; timers are real.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _timestamp;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _timestamp);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _timestamp, time.Ticks);
}
