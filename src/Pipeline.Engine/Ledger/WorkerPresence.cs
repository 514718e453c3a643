namespace Pipeline.Engine.Ledger;

/// <summary>Who is at work with a state folder.</summary>
/// <param name="ProcessId">The process that is at work, or was the last; null when none ever was.</param>
/// <param name="IsAtWork">Whether it is now.</param>
public readonly record struct WorkerPresence(int? ProcessId, bool IsAtWork)
{
    /// <summary>Looks at a state folder, which need not exist.</summary>
    /// <param name="folder">Absolute.</param>
    public static WorkerPresence Of(string folder) => new(WorkerLock.Holder(folder), WorkerLock.IsHeld(folder));
}
