using System.Collections.Immutable;

namespace Pipeline.Engine.Ledger;

/// <summary>What came of a replay.</summary>
/// <param name="PutBack">The documents that run again.</param>
/// <param name="Ambiguous">Documents of whose names the one given is the beginning; then nothing was put back.</param>
public sealed record ReplayResult(ImmutableArray<ReplayedDocument> PutBack, ImmutableArray<string> Ambiguous);
