namespace Pipeline.Engine.Ledger;

/// <summary>Something that happened to a document: it ended, was put back, or was in hand when the process died.</summary>
/// <param name="At">When.</param>
/// <param name="State">Where it stood then.</param>
/// <param name="Attempts">Which run of its content by that plan it was.</param>
/// <param name="Stage">The stage that skipped it, failed on it, or had it in hand when the process died.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">The hash of what the source gave.</param>
/// <param name="Plan">The fingerprint of the plan.</param>
public sealed record LedgerEvent(DateTimeOffset At, DocumentState State, int Attempts, string? Stage, string? Reason, string Content, string Plan);
