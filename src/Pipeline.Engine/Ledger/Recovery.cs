namespace Pipeline.Engine.Ledger;

/// <summary>What the process before left when it ended without saying so.</summary>
/// <param name="Claimed">Documents that were claimed and not committed: they run again.</param>
/// <param name="Suspects">Those of them that it had in hand when it died, with the stage.</param>
internal sealed record Recovery(int Claimed, IReadOnlyList<(string Document, string Stage)> Suspects);
