using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning;

/// <summary>What came of reading a pipeline file.</summary>
/// <param name="Plan">The plan; null when there is an error among the diagnostics.</param>
/// <param name="Diagnostics">All of them, by place in the file.</param>
public sealed record PlanResult(Plan? Plan, ImmutableArray<Diagnostic> Diagnostics);
