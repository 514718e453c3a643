namespace Pipeline;

/// <summary>Implemented by a stage that keeps results anywhere but in the document: an export.</summary>
/// <remarks>
/// <para>Such a stage does its work in <see cref="IStage.ProcessAsync"/> and schedules the write with
/// <see cref="Document.OnCommit"/>. It is one instance for all lanes, so its class must be <see cref="SharedAttribute"/>; the
/// writes and the methods below never overlap.</para>
/// <para>A run calls <see cref="RestoreAsync"/> once before the first write. A checkpoint is a <see cref="FlushAsync"/> of every export of the
/// plan, after which the engine records the documents as done together with the tokens. After a crash, what was written since the last
/// recorded checkpoint is taken back by <see cref="RestoreAsync"/> or written again under the same document id: so a store either
/// cuts itself back to a token, or replaces what it has of a document.</para>
/// <para>A write or a flush that throws is called again where the cause may pass, such as a full disk: it must have changed nothing, or
/// be safe to repeat.</para>
/// </remarks>
public interface ICheckpoint
{
    /// <summary>What the export writes to: the same in every run, and no two exports of one machine the same; for a file, its absolute
    /// path. The engine keeps the tokens under it.</summary>
    string Target { get; }

    /// <summary>Takes the results back to a checkpoint, before the first write of a run.</summary>
    /// <param name="token">What <see cref="FlushAsync"/> last returned as far as the engine has recorded it; null to start anew: the results before
    /// are no longer wanted, and may be replaced at the first write or flush.</param>
    /// <param name="cancellationToken">Signalled when the worker stops.</param>
    /// <returns>Whether the results are there as the token says. After <see cref="RestoreResult.Missing"/> the engine calls again with null and
    /// runs every document again.</returns>
    ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken);

    /// <summary>Makes every write so far durable, and leaves what is on disk whole and readable. The engine records documents as
    /// done only after this returns. Called between documents and at the end of a run, also of
    /// one that had no documents; not when a run ended early with nothing done, which leaves the results before it alone.</summary>
    /// <param name="cancellationToken">For hosts that limit how long a flush may take; the engine itself waits for it.</param>
    /// <returns>What <see cref="RestoreAsync"/> needs to come back to this point.</returns>
    ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken);

    /// <summary>Schedules the removal of what an earlier run wrote of a document, which now ended as skipped or quarantined. Counts as a write:
    /// durable after the next flush. An <see cref="ICompactable"/> export need not do anything: the record is no longer among those that it is
    /// given when it is compacted.</summary>
    /// <param name="document">The document; it may have no results.</param>
    /// <param name="cancellationToken">Signalled when the worker stops.</param>
    ValueTask RemoveAsync(DocumentId document, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
