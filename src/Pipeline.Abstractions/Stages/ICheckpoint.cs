namespace Pipeline;

/// <summary>Implemented by a stage that keeps results anywhere but in the document: an export.</summary>
/// <remarks>Such a stage does its work in <see cref="IStage.ProcessAsync"/> and schedules the write with
/// <see cref="Document.OnCommit"/>. It is one instance for all lanes, so its class must be <see cref="SharedAttribute"/>; the
/// writes and <see cref="FlushAsync"/> never overlap.</remarks>
public interface ICheckpoint
{
    /// <summary>Makes every write so far durable, and leaves what is on disk whole and readable. The engine records documents as
    /// done only after this returns. Called between documents and at the end of a run, also of
    /// one that had no documents; not when a run ended early with nothing done, which leaves the results before it alone.</summary>
    /// <param name="cancellationToken">For hosts that limit how long a flush may take; the engine itself waits for it.</param>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
