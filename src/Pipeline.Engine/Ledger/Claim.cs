namespace Pipeline.Engine.Ledger;

/// <summary>What the ledger says to a document that is about to run.</summary>
/// <param name="Verdict">Whether it is to run.</param>
/// <param name="Key">Its key in the ledger.</param>
internal readonly record struct Claim(ClaimVerdict Verdict, long Key)
{
    /// <summary>How it ended before, when it is up to date.</summary>
    public DocumentState Ended { get; init; }

    /// <summary>Its place in the order of commits, when it is up to date.</summary>
    public long Sequence { get; init; }

    /// <summary>Which run of this content under this plan this is, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether an earlier run may have left records of it in the exports.</summary>
    public bool HasRecords { get; init; }

    /// <summary>The name of its folder in the quarantine; null when it has none.</summary>
    public string? Quarantine { get; init; }

    /// <summary>The stage that had it in hand when the process died.</summary>
    public string? Stage { get; init; }
}
