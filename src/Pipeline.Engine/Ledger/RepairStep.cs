namespace Pipeline.Engine.Ledger;

/// <summary>What was done about a problem.</summary>
/// <param name="Problem">What was wrong.</param>
/// <param name="Done">What was done, as the end of a sentence; null when nothing could be.</param>
public sealed record RepairStep(StateProblem Problem, string? Done);
