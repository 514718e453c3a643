namespace Pipeline.Engine.Ledger;

/// <summary>A document that is about to run.</summary>
/// <param name="Id">The document.</param>
/// <param name="Content">The hash of what the source gave; empty when it could not be read.</param>
/// <param name="Position">Its place in the source; null to keep the one it has, or to come after all others.</param>
internal readonly record struct ClaimRequest(DocumentId Id, string Content, long? Position)
{
    /// <summary>Whether it comes from the quarantine: then it runs only while it is still to be run, since what the source gave in the meantime is newer.</summary>
    public bool IsPutBack { get; init; }
}
