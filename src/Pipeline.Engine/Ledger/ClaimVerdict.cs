namespace Pipeline.Engine.Ledger;

/// <summary>Whether a document is to run.</summary>
internal enum ClaimVerdict
{
    /// <summary>It is claimed, and runs.</summary>
    Run,

    /// <summary>It is claimed, and runs with nothing beside it: the process died with it in hand, and the next time must tell who did it.</summary>
    RunAlone,

    /// <summary>It ended before with the same content and plan, or is in hand with them.</summary>
    UpToDate,

    /// <summary>It is claimed, and must not run: the process died twice with it in hand.</summary>
    Deadly,
}
