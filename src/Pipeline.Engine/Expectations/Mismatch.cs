namespace Pipeline.Engine.Expectations;

/// <summary>An expectation that is not met.</summary>
/// <param name="Path">The way to the value, such as <c>quotes[0].speaker</c>.</param>
/// <param name="Span">Where it is expected, in the pipeline file.</param>
/// <param name="Message">What was expected and what is there.</param>
internal sealed record Mismatch(string Path, TextSpan Span, string Message);
