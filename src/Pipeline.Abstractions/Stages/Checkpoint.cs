using System.Collections.Immutable;

namespace Pipeline;

/// <summary>A point that an export can come back to.</summary>
/// <param name="Token">For <see cref="ICheckpoint.RestoreAsync"/>: of the export's own making, and opaque to the engine; at most a few kilobytes.</param>
public sealed record Checkpoint(string Token)
{
    /// <summary>Where the documents written since the last flush are, in the order of writing; for exports that are <see cref="ICompactable"/>.
    /// Empty for others.</summary>
    public ImmutableArray<ExportedRecord> Records { get; init; } = [];
}
