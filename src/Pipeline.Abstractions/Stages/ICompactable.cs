namespace Pipeline;

/// <summary>Implemented by an export that only ever adds records, such as one into a file: what a document wrote before stays until the export
/// is compacted.</summary>
/// <remarks>
/// Compaction is a group of its own: <see cref="CompactAsync"/> writes the new results beside the old; the engine records the token and
/// where each record will be; <see cref="SwitchAsync"/> puts the new in place of the old; the engine records that it is done. After a crash in
/// between, the engine calls <see cref="SwitchAsync"/> again, then <see cref="ICheckpoint.RestoreAsync"/> with the new token.
/// </remarks>
public interface ICompactable : ICheckpoint
{
    /// <summary>Writes the given records, in this order, as the new results; durable when it returns. The results in place are not touched. What an
    /// earlier call left behind is replaced. Called right after a flush.</summary>
    /// <param name="records">Those to keep: one a document at most.</param>
    /// <param name="moved">To be called for each, in the same order, with its new place.</param>
    /// <param name="cancellationToken">Signalled when the worker stops: the new results are then not switched to.</param>
    /// <returns>The token of the new results; <see cref="Checkpoint.Records"/> stays empty.</returns>
    ValueTask<Checkpoint> CompactAsync(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken);

    /// <summary>Puts what <see cref="CompactAsync"/> made in place of the old results, at one stroke and durably; does nothing when that has
    /// happened already.</summary>
    /// <param name="cancellationToken">For hosts that limit how long it may take.</param>
    ValueTask SwitchAsync(CancellationToken cancellationToken);

    /// <summary>Whether a record is where it should be, byte for byte. May be called on an export that is not restored and writes nothing.</summary>
    /// <param name="record">As the engine has recorded it.</param>
    /// <param name="cancellationToken">Signalled when the check is given up.</param>
    ValueTask<bool> HoldsAsync(ExportedRecord record, CancellationToken cancellationToken);
}
