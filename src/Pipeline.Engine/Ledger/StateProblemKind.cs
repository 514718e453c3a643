namespace Pipeline.Engine.Ledger;

/// <summary>What can be wrong between a ledger and what is on the disk.</summary>
public enum StateProblemKind
{
    /// <summary>Nothing is wrong: something that a person should know.</summary>
    Note,

    /// <summary>An export of the plan has no checkpoint, and documents are recorded as exported by that plan.</summary>
    NoCheckpoint,

    /// <summary>A document is recorded as exported, and an export of the plan has no record of it.</summary>
    MissingRecord,

    /// <summary>A record is not where it should be, or was changed.</summary>
    DamagedRecord,

    /// <summary>An export cannot be read.</summary>
    UnreadableExport,

    /// <summary>A document is recorded as quarantined, and its folder is gone.</summary>
    LostFolder,

    /// <summary>A folder in the quarantine of which the ledger knows nothing, or nothing any more.</summary>
    UnknownFolder,

    /// <summary>A folder in the quarantine that was being written or removed when a process died.</summary>
    UnfinishedFolder,

    /// <summary>A folder in the quarantine whose error cannot be read, so that nobody knows what it is.</summary>
    UnreadableFolder,
}
