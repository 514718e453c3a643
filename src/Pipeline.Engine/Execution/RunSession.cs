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

    /// <summary>Ends the process; called on the thread, and at the moment, at which memory ran out in the engine itself. Null for nothing.</summary>
    public Action? OnOutOfMemory { get; init; }

    /// <summary>To be told of every failure of the engine before anything is done about it.</summary>
    /// <remarks>
    /// A stage that takes all memory makes any allocation of the process fail, not only its own. Half-done writes cannot be gone on with,
    /// and to end in good order would let go of the very document that did it. The death of the process is what the ledger can tell from:
    /// the documents that were in hand run alone at the next start.
    /// </remarks>
    public void Heed(Exception failure)
    {
        if (MemoryErrors.RanOut(failure))
            OnOutOfMemory?.Invoke();
    }
}
