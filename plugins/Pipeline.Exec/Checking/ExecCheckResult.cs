namespace Pipeline.Exec.Checking;

/// <summary>What came of one rule of the protocol.</summary>
/// <param name="Rule">The rule, in a few words.</param>
/// <param name="Problem">How the command broke it; null when it did not.</param>
public sealed record ExecCheckResult(string Rule, string? Problem);
