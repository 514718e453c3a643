using System.Collections.Immutable;

namespace Pipeline.Engine.Ledger;

/// <summary>A ledger in numbers.</summary>
public sealed record LedgerOverview
{
    /// <summary>Documents that are to be run: put back, or in hand when a process ended.</summary>
    public long Pending { get; init; }

    /// <summary>Documents that were claimed and have not ended.</summary>
    public long InHand { get; init; }

    /// <summary>Documents that passed every stage.</summary>
    public long Exported { get; init; }

    /// <summary>Documents that a stage dropped.</summary>
    public long Skipped { get; init; }

    /// <summary>Documents in quarantine.</summary>
    public long Quarantined { get; init; }

    /// <summary>When the last document ended; null when none has.</summary>
    public DateTimeOffset? LastEnded { get; init; }

    /// <summary>By target.</summary>
    public ImmutableArray<LedgerExport> Exports { get; init; } = [];

    /// <summary>The documents that went into quarantine last, the newest first.</summary>
    public ImmutableArray<LedgerDocument> LastErrors { get; init; } = [];

    /// <summary>All documents.</summary>
    public long Total => Pending + InHand + Exported + Skipped + Quarantined;
}
