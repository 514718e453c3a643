namespace Pipeline.Testing;

/// <summary>A rule that a stage broke.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Input">The name of the document, see <see cref="HostileDocuments"/>; empty for the class as such.</param>
/// <param name="Message">What was expected, what came.</param>
public sealed record ConformanceViolation(ConformanceRule Rule, string Input, string Message)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString() => Input.Length == 0 ? $"{Rule}: {Message}" : $"{Rule} on `{Input}`: {Message}";
}
