namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>What came of a case.</summary>
/// <param name="Point">The case.</param>
/// <param name="IsKilled">Whether the step was reached, so that the process was ended.</param>
/// <param name="IsKilledTwice">Whether the process after it was ended too.</param>
/// <param name="Damage">What the exports have wrong after the last run.</param>
internal sealed record CrashRow(CrashCase Point, bool IsKilled, bool IsKilledTwice, Damage Damage)
{
    /// <summary>Whether it went as it has to.</summary>
    public bool IsGood => Damage.IsNone && (IsKilled || !Point.IsSure) && (IsKilledTwice || Point.Second is null);

    public override string ToString() => $"{Point}  {Damage}{(IsKilled ? "" : "  (not reached)")}{(Point.Second is not null && !IsKilledTwice ? "  (second not reached)" : "")}";
}
