namespace Pipeline.Engine.Execution;

/// <summary>What came of a run.</summary>
public sealed record RunResult
{
    /// <summary>Documents that passed every stage.</summary>
    public long Exported { get; init; }

    /// <summary>Documents that a stage dropped.</summary>
    public long Skipped { get; init; }

    /// <summary>Documents that failed.</summary>
    public long Quarantined { get; init; }

    /// <summary>Documents that ended in an earlier run with the same content and plan, and were not run.</summary>
    public long UpToDate { get; init; }

    /// <summary>Those of <see cref="UpToDate"/> that are in quarantine.</summary>
    public long StillQuarantined { get; init; }

    /// <summary>Why the run ended before its last document; null when it did not. Exports hold every document that was counted.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Whether the run ended early because it was asked to.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The time from the start of the run to its end.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>All documents that ran and ended.</summary>
    public long Total => Exported + Skipped + Quarantined;

    /// <summary>This result and that of a run after it, which says how it ended.</summary>
    /// <param name="next">The later run.</param>
    public RunResult Then(RunResult next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return next with
        {
            Exported = Exported + next.Exported,
            Skipped = Skipped + next.Skipped,
            Quarantined = Quarantined + next.Quarantined,
            Elapsed = Elapsed + next.Elapsed,
        };
    }
}
