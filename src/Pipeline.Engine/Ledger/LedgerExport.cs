namespace Pipeline.Engine.Ledger;

/// <summary>An export, as the ledger knows it.</summary>
/// <param name="Target">What it writes to; for a file, its absolute path.</param>
/// <param name="Live">Its records; 0 for an export that replaces its results by itself.</param>
/// <param name="Superseded">Records that later ones have taken the place of: they go when it is compacted.</param>
/// <param name="HasCheckpoint">Whether there is a point to come back to.</param>
/// <param name="IsSwitching">Whether a compaction is under way, or was cut short: the next run finishes it.</param>
public sealed record LedgerExport(string Target, long Live, long Superseded, bool HasCheckpoint, bool IsSwitching)
{
    internal long Key { get; init; }
}
