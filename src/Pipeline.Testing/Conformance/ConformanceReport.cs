using System.Collections.Immutable;
using System.Globalization;

namespace Pipeline.Testing;

/// <summary>What came of checking a stage. Immutable.</summary>
/// <param name="Stage">The name of the stage; of its class when it has none.</param>
/// <param name="Documents">How many documents it was given.</param>
/// <param name="Refused">The names of those that it skipped or refused with a <see cref="StageException"/>, in the order they came.</param>
/// <param name="Violations">The rules it broke, in the order they were found.</param>
public sealed record ConformanceReport(string Stage, int Documents, ImmutableArray<string> Refused, ImmutableArray<ConformanceViolation> Violations)
{
    /// <summary>Whether the stage kept to every rule.</summary>
    public bool IsConformant => Violations.IsEmpty;

    /// <summary>The verdict, and every violation in a line of its own.</summary>
    public override string ToString() => IsConformant
        ? string.Create(CultureInfo.InvariantCulture, $"The stage `{Stage}` conforms on {Documents} documents.")
        : string.Create(CultureInfo.InvariantCulture, $"The stage `{Stage}` breaks {Violations.Length} rules on {Documents} documents:\n  {string.Join("\n  ", Violations)}");
}
