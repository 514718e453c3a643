using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;

namespace Pipeline.Engine.Execution;

/// <summary>What a run has beside its plan.</summary>
internal sealed record RunSession
{
    public RunOptions Options { get; init; } = new();

    /// <summary>Null to run every document, and to keep no record of it.</summary>
    public DocumentLedger? Ledger { get; init; }

    public PipelineHealth? Health { get; init; }

    /// <summary>For delays, limits and records.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Ends the run after the documents in hand.</summary>
    public CancellationToken Drain { get; init; }

    /// <summary>Ends the run at once; what is in hand is run again by the next. Drains as well.</summary>
    public CancellationToken Abort { get; init; }
}
