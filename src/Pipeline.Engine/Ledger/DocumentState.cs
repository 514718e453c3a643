namespace Pipeline.Engine.Ledger;

/// <summary>Where a document stands in the ledger. The numbers are those in the database.</summary>
public enum DocumentState
{
    /// <summary>To be run: put back by <c>replay</c>, or in hand when a process ended.</summary>
    Pending = 0,

    /// <summary>In hand: recorded before it runs.</summary>
    Claimed = 1,

    /// <summary>Passed every stage; its exports are durable.</summary>
    Exported = 2,

    /// <summary>Dropped by a stage.</summary>
    Skipped = 3,

    /// <summary>Could not be processed; kept in the quarantine folder with the reason.</summary>
    Quarantined = 4,
}
