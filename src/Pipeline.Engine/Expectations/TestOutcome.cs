using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Expectations;

/// <summary>What came of a test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Failures">What is not met, by place; empty for a test that passes.</param>
/// <param name="Difference">Of lists and texts, in lines that begin with a blank, <c>-</c> (expected) or <c>+</c> (there).</param>
/// <param name="Duration">From the reading of its document to its end.</param>
public sealed record TestOutcome(PipelineTest Test, ImmutableArray<Diagnostic> Failures, ImmutableArray<string> Difference, TimeSpan Duration)
{
    /// <summary>Whether everything is met.</summary>
    public bool Passed => Failures.IsEmpty;
}
