namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Where a process is ended, and where the one after it is.</summary>
/// <param name="Scenario">What is run.</param>
/// <param name="Step">The step.</param>
/// <param name="N">At which time that it is reached.</param>
/// <param name="Second">The step at whose first time the next process is ended; null to let it finish.</param>
internal sealed record CrashCase(CrashScenario Scenario, string Step, int N, string? Second = null)
{
    /// <summary>How often documents are claimed depends on the time; everything else does not.</summary>
    public bool IsSure => N == 1 || !Step.StartsWith("ledger.claim", StringComparison.Ordinal);

    public override string ToString() => $"{Scenario,-8} {Step,-24} {N,4}{(Second is null ? "" : $" then {Second}")}";
}
