namespace Pipeline.Engine.Ledger;

/// <summary>How a claimed document ended.</summary>
internal sealed record Completion
{
    public required Claim Claim { get; init; }

    public required DocumentId Id { get; init; }

    /// <summary>As in the claim.</summary>
    public required string Content { get; init; }

    /// <summary>Exported, skipped or quarantined.</summary>
    public required DocumentState State { get; init; }

    /// <summary>The stage that skipped it or failed.</summary>
    public string? Stage { get; init; }

    /// <summary>The rule that skipped it, or what went wrong.</summary>
    public string? Reason { get; init; }

    /// <summary>The name of its folder in the quarantine; of a document that is well, the one that is now to be removed.</summary>
    public string? Quarantine { get; init; }
}
