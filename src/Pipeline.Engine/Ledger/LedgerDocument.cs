namespace Pipeline.Engine.Ledger;

/// <summary>Where one document stands.</summary>
public sealed record LedgerDocument
{
    /// <summary>The document.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required DocumentState State { get; init; }

    /// <summary>The hash of what the source gave; empty when it could not be read.</summary>
    public required string Content { get; init; }

    /// <summary>The fingerprint of the plan it ran by last.</summary>
    public required string Plan { get; init; }

    /// <summary>Runs of this content by this plan.</summary>
    public int Attempts { get; init; }

    /// <summary>How often the process died at work on it.</summary>
    public int Deaths { get; init; }

    /// <summary>The stage that skipped it, failed on it, or had it in hand when the process died.</summary>
    public string? Stage { get; init; }

    /// <summary>Why it was skipped or quarantined, or is to be run.</summary>
    public string? Reason { get; init; }

    /// <summary>The name of its folder in the quarantine.</summary>
    public string? Quarantine { get; init; }

    /// <summary>When it came to this state.</summary>
    public required DateTimeOffset Changed { get; init; }

    internal long Key { get; init; }
}
