using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>Something wrong with an expression.</summary>
/// <param name="Code">One of PL1040 to PL1049.</param>
/// <param name="Span">The place in the expression; empty at its end where something is missing.</param>
/// <param name="Message">As in <see cref="Diagnostic.Message"/>.</param>
/// <param name="Label">What stands behind the caret; null for nothing.</param>
/// <param name="Fix">How to mend it; null where there is more than one way.</param>
/// <param name="Severity">How bad it is.</param>
internal sealed record ConditionProblem(
    string Code, TextSpan Span, string Message, string? Label = null, string? Fix = null, Severity Severity = Severity.Error);
