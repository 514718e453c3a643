namespace Pipeline;

/// <summary>One change of a text: the characters in <paramref name="Span"/> become <paramref name="Replacement"/>.</summary>
/// <param name="Span">What is replaced, in offsets of the text before the edit; empty to insert.</param>
/// <param name="Replacement">What takes its place; empty to delete.</param>
public readonly record struct TextEdit(TextSpan Span, string Replacement);
