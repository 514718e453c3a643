namespace Pipeline.Engine.Ledger;

/// <summary>What the next run does with a document.</summary>
public enum ForecastVerdict
{
    /// <summary>It runs.</summary>
    Runs,

    /// <summary>It runs with nothing beside it: the process died with it in hand, and the next time must tell who did it.</summary>
    RunsAlone,

    /// <summary>It does not run: the process died twice with it in hand, and it goes into quarantine.</summary>
    GoesToQuarantine,

    /// <summary>It does not run: it ended with the same content by the same plan.</summary>
    UpToDate,

    /// <summary>It does not run: it is in quarantine, with the same content by the same plan.</summary>
    StaysInQuarantine,

    /// <summary>A worker has it in hand now.</summary>
    InHand,

    /// <summary>It does not run: the source no longer offers it.</summary>
    NotOffered,
}
