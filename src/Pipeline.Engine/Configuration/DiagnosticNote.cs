namespace Pipeline.Engine.Configuration;

/// <summary>Another place that explains a diagnostic.</summary>
/// <param name="Span">The place in the same file.</param>
/// <param name="Label">What stands behind its underline.</param>
public readonly record struct DiagnosticNote(TextSpan Span, string Label);
